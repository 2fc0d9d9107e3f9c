/** The pages beside the code: what they cite exists, and what the code cites is on them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { columns } from '../src/model/columns.ts';
import { laws } from '../src/model/laws/index.ts';
import { levers } from '../src/model/levers/index.ts';
import { parameters } from '../src/model/parameters/index.ts';
import { consumersChoose, week } from '../src/model/week.ts';
import { platformFields } from '../src/scenario/index.ts';

const project = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(project, file), 'utf8');

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .sort();

const modelPage = read('src/model/README.md');
const map = read('src/README.md');

const headings = (page: string): string[] => [...page.matchAll(/^#{2,} (.+)$/gm)].map((m) => m[1]);

/** The part of a page below a heading, up to the next heading of the same depth or a higher one. */
function section(page: string, heading: string): string {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (start < 0) return '';
  const depth = /^#+/.exec(lines[start])![0].length;
  const end = lines.findIndex((line, i) => i > start && new RegExp(`^#{1,${depth}} `).test(line));
  return lines.slice(start + 1, end < 0 ? undefined : end).join('\n');
}

/** Names that the model's page defines: SM numbers as headings, rules and closed forms as list items. */
const defined = new Set([
  ...headings(modelPage).flatMap((h) => /^SM\d+/.exec(h) ?? []),
  ...[...modelPage.matchAll(/^- \*\*(Rule \d+|A\d+)\.\*\*/gm)].map((m) => m[1]),
]);

interface Citation {
  readonly file: string;
  readonly name: string;
}

const numbers = (text: string): string[] => text.match(/\d+/g) ?? [];

/** `SM7`, `SM4 to SM6`, `rule 20`, `rules 25, 26 and 27`, `A10`: the names that a text cites. */
function citationsIn(text: string): string[] {
  const names: string[] = [];
  for (const [, from, to] of text.matchAll(/\bSM(\d+)(?:(?: to |–|-)SM(\d+))?/g)) {
    for (let i = Number(from); i <= Number(to ?? from); i++) names.push(`SM${i}`);
  }
  for (const [, list] of text.matchAll(/\brules? (\d+(?:(?:, | and |, and )\d+)*)\b/gi)) {
    names.push(...numbers(list).map((n) => `Rule ${n}`));
  }
  for (const [name] of text.matchAll(/\bA\d+\b/g)) names.push(name);
  return names;
}

const cite = (files: readonly string[]): Citation[] =>
  files.flatMap((file) => citationsIn(read(file)).map((name) => ({ file, name })));

const unresolved = (citations: readonly Citation[]): string[] =>
  citations.filter((c) => !defined.has(c.name)).map((c) => `${c.file} cites ${c.name}`);

describe('citations', () => {
  test('are read in every form that docstrings use', () => {
    const text =
      'SM4 to SM6, SM14; Rule 1 and rules 25, 26 and 27; closed form A10. AS 241, F291, ANC16 are others.';
    expect(citationsIn(text)).toEqual([
      'SM4',
      'SM5',
      'SM6',
      'SM14',
      'Rule 1',
      'Rule 25',
      'Rule 26',
      'Rule 27',
      'A10',
    ]);
  });

  test('in src resolve on the page of the model', () => {
    const citations = cite(filesIn('src'));
    expect(citations.length).toBeGreaterThan(30);
    expect(unresolved(citations)).toEqual([]);
  });

  test('of rules by laws of the model resolve there too', () => {
    expect(laws.length).toBeGreaterThan(0);
    expect(laws.filter((law) => !defined.has(`Rule ${law.rule}`)).map((law) => law.name)).toEqual([]);
  });

  test('in the tests of known answers and laws resolve there too', () => {
    const files = filesIn('tests').filter((f) => /^tests\/(known|laws)\//.test(f));
    expect(files.length).toBeGreaterThan(0);
    expect(unresolved(cite(files))).toEqual([]);
  });

  test('name no page that does not come with the project', () => {
    const strangers = filesIn('src').filter((f) =>
      /settled (?:point|design)|first design|shared\/|(?<!src\/)\b(?:model|house|contract|anchors|reliability)\.md/i.test(
        read(f),
      ),
    );
    expect(strangers).toEqual([]);
  });

  test('of pages in docstrings lead to files and sections that exist', () => {
    const cited = filesIn('src').flatMap((file) =>
      [...read(file).matchAll(/src\/(?:\w+\/)*README\.md(?:, ([A-Z][\w ]+))?/g)].map(([text, part]) => ({
        file,
        page: text.replace(/,.*/, ''),
        part: part?.trim(),
      })),
    );
    const missing = cited.filter(
      ({ page, part }) =>
        !existsSync(path.join(project, page)) ||
        (part !== undefined && !headings(read(page)).some((h) => h.startsWith(part))),
    );
    expect(cited.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });
});

describe('the page of the model', () => {
  test('has a section for every sub-model from SM1 to SM17', () => {
    const wanted = Array.from({ length: 17 }, (_, i) => `SM${i + 1}`);
    expect([...defined].filter((name) => name.startsWith('SM'))).toEqual(wanted);
  });

  test('tells the week in its order, one section a step', () => {
    const steps = week.map((step) => (step === consumersChoose ? consumersChoose : step.name));
    const told = headings(section(modelPage, 'The week'));
    expect(told).toEqual(steps);
    const listed = [...section(modelPage, 'The week').matchAll(/^\| \[(\w+)\]/gm)].map((m) => m[1]);
    expect(listed).toEqual(steps);
  });

  test('mentions every file of the mechanisms that a step is made in', () => {
    const files = filesIn('src/model/mechanisms').map((f) => path.basename(f, '.ts'));
    const apart = new Set(['mechanism', 'anchorOptions', 'storeTerms', 'storeWorth']);
    expect(files.filter((f) => !apart.has(f) && !headings(modelPage).includes(f))).toEqual([]);
  });

  const lines = (word: string): string[] =>
    modelPage.split('\n').filter((line) => line.startsWith(`${word}: `));
  const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map((m) => m[1]);

  /** The declared names that a cited name stands for: itself, or with `*` all of a family. */
  function matching(cited: string, names: readonly string[]): string[] {
    if (!cited.endsWith('.*')) return names.filter((name) => name === cited);
    return names.filter((name) => name.startsWith(cited.slice(0, -1)));
  }

  const unknown = (word: string, names: readonly string[]): string[] =>
    lines(word)
      .flatMap(quoted)
      .filter((cited) => matching(cited, names).length === 0);

  test('cites only parameters, platform fields and levers that exist', () => {
    expect(
      unknown(
        'Parameters',
        parameters.map((p) => p.name),
      ),
    ).toEqual([]);
    expect(
      unknown(
        'Platform fields',
        platformFields.map((f) => f.name),
      ),
    ).toEqual([]);
    expect(
      unknown(
        'Levers',
        levers.map((l) => l.name),
      ),
    ).toEqual([]);
  });

  test('gives every parameter a place, and its declared unit', () => {
    const cited = lines('Parameters').flatMap((line) => [...line.matchAll(/`([^`]+)` \(([^)]+)\)/g)]);
    const placed = new Map(
      cited.flatMap(([, name, unit]) =>
        matching(
          name,
          parameters.map((p) => p.name),
        ).map((found) => [found, unit] as const),
      ),
    );
    expect(parameters.filter((p) => !placed.has(p.name)).map((p) => p.name)).toEqual([]);
    expect(
      parameters.filter((p) => placed.get(p.name) !== p.unit).map((p) => `${p.name} (${p.unit})`),
    ).toEqual([]);
  });

  test('tells in the section of a mechanism every parameter that its file reads', () => {
    const sectionOf: Record<string, string> = { anchorOptions: 'reviseAnchors', storeWorth: 'reviewStores' };
    const untold = filesIn('src/model/mechanisms').flatMap((file) => {
      const name = path.posix.basename(file, '.ts');
      const text = section(modelPage, sectionOf[name] ?? name);
      const used = [...read(file).matchAll(/\b(?:par|parameters)\['([^']+)'\]/g)].map((m) => m[1]);
      const told = quoted(text.replace(/```[^]*?```/g, '')).flatMap((cited) => matching(cited, used));
      return text === '' ? [] : used.filter((p) => !told.includes(p)).map((p) => `${name}: ${p}`);
    });
    expect(untold).toEqual([]);
  });

  test('names in its section every column of the pools that stockShelves fills', () => {
    const text = section(modelPage, 'stockShelves');
    const filled = week.flatMap((step) =>
      typeof step !== 'string' && step.name === 'stockShelves' ? step.writes : [],
    );
    expect(filled.filter((c) => c.startsWith('pool') && !text.includes(c))).toEqual([]);
  });

  test('gives every lever a place', () => {
    const placed = lines('Levers').flatMap(quoted);
    expect(levers.filter((l) => !placed.includes(l.name)).map((l) => l.name)).toEqual([]);
  });

  test('writes equations in columns that the code has', () => {
    const indexed = [...modelPage.matchAll(/\b([a-z]+(?:[A-Z]\w*)+)\[[a-z](?:,[a-z])*\]/g)].map((m) => m[1]);
    expect(indexed.length).toBeGreaterThan(20);
    expect(indexed.filter((name) => !(name in columns))).toEqual([]);
  });
});

/** What GitHub makes of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

describe.each(['src/README.md', 'src/model/README.md', 'CHANGES.md'])('links of %s', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map((m) => m[1]);

  test('lead to files and headings that exist', () => {
    const broken = links.filter((link) => {
      const [file, anchor] = link.split('#');
      const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
      if (!existsSync(path.join(project, target))) return true;
      return anchor !== undefined && !headings(read(target)).map(anchorOf).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

describe('the map', () => {
  const folders = readdirSync(path.join(project, 'src')).filter((name) =>
    statSync(path.join(project, 'src', name)).isDirectory(),
  );
  const rows = new Map(
    [...section(map, 'Imports go down').matchAll(/^\| `(\w+)` \| (.+?) \|/gm)].map(([, folder, may]) => [
      folder,
      may,
    ]),
  );

  test('names every folder of src, and no other', () => {
    expect([...rows.keys()].sort()).toEqual(folders.sort());
  });

  test('states the import law that house.test.ts enforces', () => {
    const law = /const allowed:[^{]*\{([^}]*)\}/.exec(read('tests/house.test.ts'))![1];
    const enforced = new Map(
      [...law.matchAll(/^\s*(\w+): \[(.*)\],$/gm)].map(([, folder, list]) => [
        folder,
        [...list.matchAll(/'([^']+)'/g)]
          .map((m) => m[1])
          .filter((f) => existsSync(path.join(project, 'src', f))),
      ]),
    );
    for (const folder of folders) {
      const said = [...rows.get(folder)!.matchAll(/`([^`]+)`/g)].map((m) => m[1]);
      expect(said, `imports of ${folder}`).toEqual(enforced.get(folder));
    }
  });

  test('names every folder of tests that is not named like a floor', () => {
    const tested = filesIn('tests')
      .filter((f) => f.endsWith('.test.ts'))
      .map((f) => path.posix.dirname(f))
      .filter((folder) => folder !== 'tests' && !folders.includes(path.posix.basename(folder)));
    expect([...new Set(tested)].filter((folder) => !map.includes(`\`${folder}\``))).toEqual([]);
  });

  test('names only files and folders that exist', () => {
    const named = [...map.matchAll(/`((?:src|tests|scenarios|scripts|outputs|\.ci)(?:\/[\w.-]+)*\/?)`/g)].map(
      (m) => m[1],
    );
    const inSrc = [...map.matchAll(/`([a-z]\w*\/(?:[\w.-]+\/?)*)`/g)].map((m) => m[1]);
    const isThere = (name: string): boolean =>
      existsSync(path.join(project, name)) || existsSync(path.join(project, 'src', name));
    expect(named.length + inSrc.length).toBeGreaterThan(20);
    expect([...named, ...inSrc].filter((name) => !isThere(name))).toEqual([]);
  });
});
