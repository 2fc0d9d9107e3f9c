import { exitCodes } from './exit.ts';
import { note } from './streams.ts';

/** A launcher such as npm passes on what the terminal sent already: one key press arrives twice. */
const ECHO = 500;

export interface Stop {
  readonly signal: AbortSignal;
  /** The exit code of the signal that came, or null. */
  code(): number | null;
  /** Hands the signals back to the system. */
  release(): void;
}

/** The first SIGINT or SIGTERM asks to stop; a second one ends the process at once. */
export function listenForStop(): Stop {
  const controller = new AbortController();
  let came: { code: number; at: number } | null = null;
  const hear = (signal: 'SIGINT' | 'SIGTERM'): void => {
    const code = signal === 'SIGINT' ? exitCodes.sigint : exitCodes.sigterm;
    if (came && Date.now() - came.at < ECHO) return;
    if (came) {
      release();
      process.kill(process.pid, signal);
      return;
    }
    came = { code, at: Date.now() };
    note('\nstopping; once more stops at once');
    controller.abort();
  };
  const onInterrupt = (): void => hear('SIGINT');
  const onTerminate = (): void => hear('SIGTERM');
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onTerminate);
  const release = (): void => {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onTerminate);
  };
  return { signal: controller.signal, code: () => came?.code ?? null, release };
}
