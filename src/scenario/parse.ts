/**
 * Text to tree, by YAML 1.2 core and nothing more. What YAML offers beyond plain data (directives, tags, anchors,
 * aliases, merge keys) can hide meaning or blow up memory, so it is refused before anything is composed.
 */
import {
  Composer,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  type Document,
  type CST,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Problem } from '../base/problem.ts';
import { printable } from './suggest.ts';
import type { Entry, MapTree, Place, Tree } from './tree.ts';

export const limits = { bytes: 1_048_576, depth: 32, nodes: 50_000, problems: 50 } as const;

/** Keys through which a careless merge could reach every object. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

export type Parsed<T extends Tree = Tree> = { readonly tree: T } | { readonly problems: readonly Problem[] };

/** Where the offsets of one text lie, and what was found wrong so far. */
class Source {
  readonly problems: Problem[] = [];
  readonly lines = new LineCounter();
  readonly #place: Place;
  readonly #isFile: boolean;

  constructor(text: string, place: Place, isFile: boolean) {
    this.#place = place;
    this.#isFile = isFile;
    this.lines.addNewLine(0);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.lines.addNewLine(at + 1);
  }

  place(offset: number): Place {
    if (!this.#isFile) return this.#place;
    const { line, col } = this.lines.linePos(offset);
    return { ...this.#place, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  refuse(offset: number, message: string, mend?: string): void {
    if (this.problems.length >= limits.problems) return;
    this.problems.push({
      severity: 'error',
      ...this.place(offset),
      path: '',
      message,
      ...(mend ? { mend } : {}),
    });
  }
}

/** Things of the syntax that are not part of the scenario language, by the name of their token. */
const refusedTokens: Readonly<Record<string, readonly [string, string?]>> = {
  alias: ['aliases are not part of the scenario language', 'write the value out, or inherit it with extends'],
  anchor: ['anchors are not part of the scenario language', 'remove the "&" name'],
  tag: ['tags are not part of the scenario language', 'remove the "!" word'],
  directive: ['directives are not part of the scenario language', 'remove the line that begins with "%"'],
};

/** Marks that the lexer adds to the text; they take no room in it. */
const lexerMarks = { document: '\u0002', flowEnd: '\u0018', scalar: '\u001f' } as const;
const marks: ReadonlySet<string> = new Set(Object.values(lexerMarks));
/** A value takes a handful of lexemes; a text of many more is not worth reading on. */
const mostLexemes = 5 * limits.nodes;

/** Counts values and brackets word by word, so that a bomb is refused before a parser builds anything of it. */
function refuseBombs(source: Source, text: string): void {
  let [nodes, brackets, lexemes, offset, before] = [0, 0, 0, 0, ''];
  for (const lexeme of new Lexer().lex(text)) {
    const opens = before !== lexerMarks.scalar && (lexeme === '[' || lexeme === '{');
    const closes = before !== lexerMarks.scalar && (lexeme === ']' || lexeme === '}');
    if (opens || lexeme === lexerMarks.scalar) nodes++;
    brackets += opens ? 1 : closes ? -1 : 0;
    if (brackets > limits.depth) return source.refuse(offset, `nested deeper than ${limits.depth} levels`);
    if (nodes > limits.nodes || ++lexemes > mostLexemes) {
      return source.refuse(offset, `more than ${limits.nodes} values; a scenario needs far fewer`);
    }
    if (!marks.has(lexeme)) offset += lexeme.length;
    before = lexeme;
  }
}

type Token = CST.Token | CST.SourceToken;

function tokensInside(token: Token): Token[] {
  const inside: Token[] = [];
  if ('props' in token) inside.push(...token.props);
  if ('start' in token && Array.isArray(token.start)) inside.push(...token.start);
  if (token.type === 'document' && token.value) inside.push(token.value);
  if ('items' in token) {
    for (const { start, key, sep, value } of token.items) {
      inside.push(...start, ...(sep ?? []));
      if (key) inside.push(key);
      if (value) inside.push(value);
    }
  }
  return inside;
}

/** Walks the tokens without recursion: a nest of brackets must not become a nest of calls. */
function refuseTokens(source: Source, tokens: readonly CST.Token[]): void {
  const waiting: { token: Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 })).reverse();
  while (waiting.length > 0 && source.problems.length < limits.problems) {
    const { token, depth } = waiting.pop()!;
    const refused = refusedTokens[token.type];
    if (refused) source.refuse(token.offset, ...refused);
    if (depth > limits.depth) return source.refuse(token.offset, `nested deeper than ${limits.depth} levels`);
    const deeper = 'items' in token ? depth + 1 : depth;
    for (const inner of tokensInside(token).reverse()) waiting.push({ token: inner, depth: deeper });
  }
}

const plainNumber = /^[-+]?(0|[1-9]\d*|(?=\.\d))(\.\d*)?([eE][-+]?\d+)?$/;

/** Numbers that YAML would silently read as something else than a reader sees. */
function refuseNumber(source: Source, node: Scalar.Parsed, value: number): void {
  const written = printable(node.source);
  const at = node.range[0];
  if (!Number.isFinite(value)) {
    source.refuse(at, `found ${written}, allowed a finite number`, 'write the number that is meant');
  } else if (!plainNumber.test(node.source)) {
    source.refuse(
      at,
      `found ${written}, which YAML reads as ${value}`,
      `write ${value}, or "${written}" for a text`,
    );
  } else if (/^[-+]?\d+$/.test(node.source) && !Number.isSafeInteger(value)) {
    source.refuse(at, `found ${written}, which is too large to be kept exactly`, 'write a smaller number');
  }
}

function treeOf(source: Source, node: ParsedNode | null, offset: number): Tree {
  if (node === null) return { kind: 'scalar', value: null, place: source.place(offset) };
  const place = source.place(node.range[0]);
  if (isMap(node)) return mapOf(source, node, place);
  if (isSeq(node)) {
    const items = node.items;
    return { kind: 'list', items: items.map((item) => treeOf(source, item, node.range[0])), place };
  }
  const value = isScalar(node) ? node.value : null;
  if (typeof value === 'number') refuseNumber(source, node as Scalar.Parsed, value);
  const kept =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', value: kept, place };
}

function mapOf(source: Source, node: YAMLMap.Parsed, place: Place): MapTree {
  const entries = new Map<string, Entry>();
  for (const { key, value } of node.items) {
    const name = keyOf(source, key);
    if (name === null) continue;
    const at = source.place(key.range[0]);
    const earlier = entries.get(name);
    if (earlier)
      source.refuse(key.range[0], `"${printable(name)}" stands here a second time`, secondTime(earlier));
    entries.set(name, { key: at, tree: treeOf(source, value, key.range[1]) });
  }
  return { kind: 'map', entries, place };
}

const secondTime = (earlier: Entry): string =>
  `keep one of them${earlier.key.line ? `; the first is in line ${earlier.key.line}` : ''}`;

/** The name of a key as it is written, or null when it cannot be one. */
function keyOf(source: Source, key: ParsedNode): string | null {
  const name =
    isScalar(key) && key.value !== null ? (typeof key.value === 'string' ? key.value : key.source) : null;
  if (name === null) {
    source.refuse(key.range[0], 'a key must be a word', 'write "name: value"');
  } else if (forbiddenKeys.has(name)) {
    source.refuse(key.range[0], `"${name}" cannot be a key`);
    return null;
  } else if (name === '<<') {
    source.refuse(key.range[0], 'merge keys are not part of the scenario language', 'inherit with extends');
    return null;
  }
  return name ?? null;
}

/** Why a text is refused unread, or null. */
function unreadable(text: string): string | null {
  // Every UTF-16 unit takes at least one byte of UTF-8, so most texts need no exact count.
  if (text.length > limits.bytes || (text.length * 3 > limits.bytes && bytesOf(text) > limits.bytes)) {
    return `larger than ${limits.bytes} bytes; a scenario needs far fewer`;
  }
  // A decoder leaves U+FFFD where the bytes were no UTF-8.
  if (/[\u0000\ufffd]/.test(text)) return 'not a text in UTF-8';
  return null;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

function compose(source: Source, text: string): Document.Parsed | null {
  refuseBombs(source, text);
  if (source.problems.length > 0) return null;
  const tokens = [...new Parser().parse(text)];
  refuseTokens(source, tokens);
  if (source.problems.length > 0) return null;
  const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, strict: true });
  const [document, second] = [...composer.compose(tokens)] as Document.Parsed[];
  for (const error of [...(document?.errors ?? []), ...(document?.warnings ?? [])]) {
    source.refuse(error.pos[0], `not valid YAML: ${printable(error.message, 200)}`);
  }
  if (second) source.refuse(second.range[0], 'a second document begins here', 'keep one document a file');
  return document ?? null;
}

function read(text: string, source: Source): Parsed {
  const refused = unreadable(text);
  if (refused) {
    source.refuse(0, refused);
    return { problems: source.problems };
  }
  const document = compose(source, text);
  const tree = source.problems.length > 0 ? null : treeOf(source, document?.contents ?? null, 0);
  return tree && source.problems.length === 0 ? { tree } : { problems: source.problems };
}

/** The tree of a scenario file, or everything that keeps it from being one. */
export function parse(text: string, file: string, trail: readonly string[] = []): Parsed<MapTree> {
  const parsed = read(text, new Source(text, { file, line: 1, column: 1, trail }, true));
  if ('problems' in parsed || parsed.tree.kind === 'map') return parsed as Parsed<MapTree>;
  const found =
    parsed.tree.kind === 'scalar' && parsed.tree.value === null ? 'an empty file' : `a ${parsed.tree.kind}`;
  const message = `found ${found}, allowed a map of scenario fields`;
  return {
    problems: [
      { severity: 'error', ...parsed.tree.place, path: '', message, mend: 'begin with "schema: 1"' },
    ],
  };
}

/** The tree of a value given elsewhere than in a file (`--set`), every part of it at the same place. */
export function parseValue(text: string, place: Place): Parsed {
  return read(text, new Source(text, place, false));
}
