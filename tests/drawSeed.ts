import { randomInt } from 'node:crypto';

/** The seed that the environment asks for: the one given, a fresh one for the long lane, or none. */
export const seedOf = (env: Readonly<Record<string, string | undefined>>): string | undefined =>
  env['CARTBAN_SEED'] || (env['CARTBAN_LONG'] ? String(randomInt(2 ** 31)) : undefined);

/**
 * Before any test: the long lane draws its own seed of the properties, one for all files, and prints it; CARTBAN_SEED
 * runs either lane with that seed again.
 */
export default function drawSeed(): void {
  const seed = seedOf(process.env);
  if (seed === undefined) return;
  process.env['CARTBAN_SEED'] = seed;
  console.log(`properties are drawn with CARTBAN_SEED=${seed}`);
}
