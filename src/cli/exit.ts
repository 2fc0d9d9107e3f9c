import { Fault, Refusal } from '../base/problem.ts';
import { refusalText } from './problemText.ts';

/** What the shell is told. */
export const exitCodes = {
  ok: 0,
  fault: 1,
  usage: 2,
  invalid: 3,
  failures: 4,
  refused: 5,
  mismatch: 6,
  sigint: 130,
  sigterm: 143,
} as const;

/** The command line itself is wrong. */
export class UsageError extends Error {}

/** What the system may refuse us: no space, no permission, a name that is too long. */
const systemRefusals = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EACCES',
  'EPERM',
  'EIO',
  'ENAMETOOLONG',
  'ENOTDIR',
  'EISDIR',
]);

/** The text for a person and the code for the shell of whatever ended a command. */
export function explainError(error: unknown): { text: string; code: number } {
  if (error instanceof Refusal) {
    const code = error.kind === 'invalid' ? exitCodes.invalid : exitCodes.refused;
    return { text: refusalText(error.problems), code };
  }
  if (error instanceof UsageError) return { text: `error: ${error.message}`, code: exitCodes.usage };
  const system = error as NodeJS.ErrnoException;
  if (error instanceof Error && systemRefusals.has(system.code ?? '')) {
    return { text: `refused by the system: ${error.message}`, code: exitCodes.refused };
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && !(error instanceof Fault) ? `\n${error.stack ?? ''}` : '';
  return { text: `a fault of cartban, not of yours: ${message}${stack}`, code: exitCodes.fault };
}
