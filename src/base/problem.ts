import type { Day } from './calendar.ts';

/**
 * A problem names its place, what was found, what is allowed, and how to mend it. Readers collect problems and
 * report them all at once; only the doors (`cli`, `studio`) decide what to do with them.
 */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** File as the user named it, if the problem stands in a file. */
  readonly file?: string;
  /** 1-based line and column in that file. */
  readonly line?: number;
  readonly column?: number;
  /** Path inside the document, e.g. `levers.douyin.consumerCoupon`. */
  readonly path: string;
  /** What was found and what is allowed, one sentence without a full stop. */
  readonly message: string;
  /** How to mend it, if more is known than `message` says. */
  readonly mend?: string;
  /** A command that explains more, e.g. `cartban explain levers`. */
  readonly see?: string;
  /** How the value got here: the inheritance trail, nearest first, e.g. `extends cart-ban.yaml:3`. */
  readonly trail?: readonly string[];
}

/** Why a run is refused before it starts: `invalid` ends in exit code 3, `limits` in 5. */
export type RefusalKind = 'invalid' | 'limits';

/** Thrown when work must not start; carries every problem found. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly problems: readonly Problem[];
  constructor(kind: RefusalKind, problems: readonly Problem[]) {
    super(problems.map((p) => p.message).join('; '));
    this.name = 'Refusal';
    this.kind = kind;
    this.problems = problems;
  }
}

/** Thrown when the model itself misbehaves: a fault of ours, with the place where it was noticed. */
export class Fault extends Error {
  /** What broke, without the replay that `message` may end with. */
  readonly finding: string;
  /** Monday of the simulated week in which it broke, if it broke in one. */
  readonly week: Day | null;
  constructor(finding: string, week: Day | null = null, cause?: unknown, replay?: string) {
    super(replay === undefined ? finding : `${finding}. Replay: ${replay}`, { cause });
    this.name = 'Fault';
    this.finding = finding;
    this.week = week;
  }

  /** The same fault with the command that shows it again. */
  withReplay(replay: string): Fault {
    return new Fault(this.finding, this.week, this.cause, replay);
  }
}

/** The text of one problem, as the terminal and the tests show it. */
export function formatProblem(p: Problem): string {
  const place = p.file ? [p.file, p.line, p.column].filter((x) => x !== undefined).join(':') : '';
  const head = [place, p.path].filter(Boolean).join('  ');
  const lines = [head, `  ${p.severity === 'warning' ? 'warning: ' : ''}${p.message}`];
  if (p.mend) lines.push(`  mend: ${p.mend}`);
  for (const step of p.trail ?? []) lines.push(`  via: ${step}`);
  if (p.see) lines.push(`  see: ${p.see}`);
  return lines.join('\n');
}
