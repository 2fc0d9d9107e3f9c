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

function survivorText(file, source, { location, mutatorName, replacement, status }) {
  const { start, end } = location;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const was = lines[0].slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
  const becomes = (replacement ?? '').split('\n').join(' ').slice(0, 80);
  return `${status} ${file}:${start.line}:${start.column} ${mutatorName}: ${was.slice(0, 90)} → ${becomes}`;
}

/** Prints all; false where the score is below what is required and the sample is large enough to say so. */
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
  // mutants that no test meets are all known; those that tests meet may be a sample
  const covered = met / (met + counts.uncovered);
  const { share, low, high } = score(counts.killed, Math.max(1, tried));
  const interval = counts.untried > 0 ? ` (${percent(low * covered)} to ${percent(high * covered)})` : '';
  const whole = percent(share * covered) + interval;
  console.log(
    `\n${counts.killed} of ${tried} mutants killed, of ${met} that tests meet; ${counts.uncovered} more are met by none.`,
  );
  console.log(
    `Score ${whole}; ${counts.still} mutants of strings and of what runs as a module is loaded are not counted.`,
  );
  const late = reports.some((report) =>
    Object.values(report.files).some(({ mutants }) => mutants.some((m) => m.statusReason === 'no time left')),
  );
  if (late)
    console.log(
      'The time was over before all that were drawn were tried: files that come first count for more.',
    );
  if (counts.untried > 0) console.log(`${counts.untried} were not tried: the budget was smaller.`);
  return high * covered >= REQUIRED;
}
