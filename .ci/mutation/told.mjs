/** What a run of mutants found, for a reader at the terminal: every survivor, then the score by file and in all. */

/** Killed of those that were tried, with the interval that a sample of them leaves (Wilson, 95 %). */
export function score(killed, tried) {
  const z = 1.96;
  const p = killed / tried;
  const middle = (p + (z * z) / (2 * tried)) / (1 + (z * z) / tried);
  const half = (z / (1 + (z * z) / tried)) * Math.sqrt((p * (1 - p)) / tried + (z * z) / (4 * tried * tried));
  return { share: p, low: middle - half, high: middle + half };
}

const percent = (x) => `${(100 * x).toFixed(1)} %`;
const is =
  (...statuses) =>
  (mutant) =>
    statuses.includes(mutant.status);
const REQUIRED = 0.85;
/** Of fewer mutants a score says little: one or two that change nothing would decide. */
const ENOUGH = 20;

function survivorText(file, source, { location, mutatorName, replacement, status }) {
  const { start, end } = location;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const was = lines[0].slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
  const becomes = (replacement ?? '').split('\n').join(' ').slice(0, 80);
  return `${status} ${file}:${start.line}:${start.column} ${mutatorName}: ${was.slice(0, 90)} → ${becomes}`;
}

/** Prints all; false where the score is surely below what is required, and is one of enough mutants. */
export function told(reports) {
  const counts = { killed: 0, survived: 0, uncovered: 0, untried: 0, still: 0 };
  const rows = [];
  for (const report of reports)
    for (const [file, { source, mutants }] of Object.entries(report.files)) {
      const [killed, survived, uncovered, untried, still] = [
        mutants.filter(is('Killed', 'Timeout')),
        mutants.filter(is('Survived')),
        mutants.filter(is('NoCoverage')),
        mutants.filter(is('RuntimeError')),
        mutants.filter(is('Ignored')),
      ];
      for (const mutant of [...survived, ...uncovered]) console.log(survivorText(file, source, mutant));
      rows.push([file, killed.length, survived.length, uncovered.length, untried.length]);
      counts.killed += killed.length;
      counts.survived += survived.length;
      counts.uncovered += uncovered.length;
      counts.untried += untried.length;
      counts.still += still.length;
    }
  console.log('\nkilled survived uncovered not-tried');
  for (const [file, ...numbers] of rows)
    console.log(`${numbers.map((n) => String(n).padStart(6)).join(' ')}  ${file}`);
  const tried = counts.killed + counts.survived;
  const met = tried + counts.untried;
  if (tried === 0) {
    console.log(`\nNo mutant was tried, of ${met} that tests meet; ${counts.uncovered} are met by none.`);
    return true;
  }
  // mutants that no test meets are all known; those that tests meet may be a sample
  const covered = met / (met + counts.uncovered);
  const { share, low, high } = score(counts.killed, tried);
  const sampled = counts.untried > 0;
  const interval = sampled ? ` (${percent(low * covered)} to ${percent(high * covered)})` : '';
  console.log(
    `\n${counts.killed} of ${tried} mutants killed, of ${met} that tests meet; ${counts.uncovered} more are met by none.`,
  );
  console.log(
    `Score ${percent(share * covered)}${interval}; ${counts.still} mutants of strings and of what runs as a module is loaded are not counted.`,
  );
  if (sampled)
    console.log(
      `${counts.untried} were not drawn, or the time was over before their turn; what was tried is an even sample of each part.`,
    );
  if (tried < ENOUGH || (sampled ? high : share) * covered >= REQUIRED) return true;
  console.log(
    `Fewer than ${percent(REQUIRED)} are killed. Each line above wants a test that notices it, a place in tests/mutation/killers.ts for the one that does, or its reason in tests/mutation/README.md.`,
  );
  return false;
}
