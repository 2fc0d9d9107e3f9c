import { SingleBar, type Options } from 'cli-progress';
import type { Progress } from '../study/conduct.ts';
import { note } from './streams.ts';

/** Tells how far a study is, on stderr: a bar for a person, a line now and then for a log. */
export interface Teller {
  tell(progress: Progress): void;
  /** Prints a line without tearing the bar. */
  say(text: string): void;
  end(): void;
}

const EVERY = 30_000;

const clock = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)}s` : `${Math.round(seconds / 60)}min`;

/** One line per tenth, or when half a minute has passed without one. */
function lines(): Teller {
  const start = Date.now();
  let [tenth, last] = [0, start];
  return {
    tell({ done, total, failed }) {
      const now = Date.now();
      const reached = Math.floor((10 * done) / total);
      if (reached === tenth && now - last < EVERY) return;
      [tenth, last] = [reached, now];
      const left = ((now - start) / 1000 / done) * (total - done);
      note(`${done}/${total} runs${failed > 0 ? `, ${failed} failed` : ''}, about ${clock(left)} left`);
    },
    say: note,
    end: () => undefined,
  };
}

function bar(total: number, jobs: number): Teller {
  const start = Date.now();
  const options: Options = {
    format: `[{bar}] {value}/{total}  {rate}/s  eta {left}  ${jobs} ${jobs === 1 ? 'worker' : 'workers'}{failures}`,
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
      const failures = failed > 0 ? `  ${failed} failed` : '';
      single.update(done, { rate: rate.toFixed(1), left: clock((all - done) / rate), failures });
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

export function teller(total: number, jobs: number, quiet: boolean): Teller {
  if (quiet) return silent;
  return process.stderr.isTTY && process.env['TERM'] !== 'dumb' ? bar(total, jobs) : lines();
}
