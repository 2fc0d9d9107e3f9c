const isLong = Boolean(process.env['CARTBAN_LONG']);

/** Fewer examples of what costs a whole run, and an end to shrinking them; the long lane takes more of both. */
export const examples = (usual: number): { numRuns: number; interruptAfterTimeLimit: number } => ({
  numRuns: isLong ? 20 * usual : usual,
  interruptAfterTimeLimit: isLong ? 3_600_000 : 45_000,
});
