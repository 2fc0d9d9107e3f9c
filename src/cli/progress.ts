import { SingleBar, type Options } from 'cli-progress';
import type { Progress } from '../study/conduct.ts';
import type { Language } from '../report/words/languages.ts';
import { runWords, type RunWords } from './runWords.ts';
import { note } from './streams.ts';

/** Tells how far a study is, on stderr: a bar for a person, a line now and then for a log. */
export interface Teller {
  tell(progress: Pick<Progress, 'done' | 'total' | 'failed'>): void;
  /** Prints a line without tearing the bar. */
  say(text: string): void;
  end(): void;
}

/** Whether to tell anything, and in which language. */
interface Telling {
  readonly quiet: boolean;
  readonly lang: Language;
}

const EVERY = 30_000;

const clock = (seconds: number, words: RunWords): string =>
  seconds < 90 ? words.seconds(Math.round(seconds)) : words.minutes(Math.round(seconds / 60));

/** One line per tenth, or when half a minute has passed without one. */
function lines(words: RunWords): Teller {
  const start = Date.now();
  let [tenth, last] = [0, start];
  return {
    tell({ done, total, failed }) {
      const now = Date.now();
      const reached = Math.floor((10 * done) / total);
      if (reached === tenth && now - last < EVERY) return;
      [tenth, last] = [reached, now];
      const left = ((now - start) / 1000 / done) * (total - done);
      note(words.progress(done, total, failed, clock(left, words)));
    },
    say: note,
    end: () => undefined,
  };
}

function bar(total: number, jobs: number, words: RunWords): Teller {
  const start = Date.now();
  const options: Options = {
    format: `[{bar}] {value}/{total}  {rate}/s  ${words.bar.left} {left}  ${words.bar.workers(jobs)}{failures}`,
    stream: process.stderr,
    barCompleteChar: '█',
    barIncompleteChar: '─',
    barsize: 24,
    hideCursor: false,
    clearOnComplete: true,
  };
  const single = new SingleBar(options);
  const payload = { rate: '–', left: '–', failures: '' };
  single.start(total, 0, payload);
  return {
    tell({ done, total: all, failed }) {
      const rate = done / Math.max(0.001, (Date.now() - start) / 1000);
      const failures = failed > 0 ? `  ${words.bar.failed(failed)}` : '';
      single.update(done, { rate: rate.toFixed(1), left: clock((all - done) / rate, words), failures });
    },
    say(text) {
      process.stderr.write('\r\x1b[K');
      note(text);
      single.render();
    },
    end: () => single.stop(),
  };
}

const silent: Teller = { tell: () => undefined, say: () => undefined, end: () => undefined };

export function teller(total: number, jobs: number, { quiet, lang }: Telling): Teller {
  if (quiet) return silent;
  return process.stderr.isTTY && process.env['TERM'] !== 'dumb'
    ? bar(total, jobs, runWords[lang])
    : lines(runWords[lang]);
}
