import type { ComparisonReport } from '../../src/study/findings.ts';

const payloads = [
  '</script><script>globalThis.attacked=1</script>',
  '<img src=x onerror="globalThis.attacked=1">',
  '"><svg onload=globalThis.attacked=1>',
  '<a href="javascript:globalThis.attacked=1">x</a>',
  "<iframe srcdoc='<script>parent.attacked=1</script>'></iframe>",
  '%{x}<b>bold</b>&lt;img src=x onerror=globalThis.attacked=1&gt;',
  '</title></style></noscript><body onload=globalThis.attacked=1>',
];

/** Fields whose text is a key or an enumeration of the program, never a user's. */
const fixed = new Set([
  ...[
    'schema',
    'study',
    'metric',
    'channel',
    'tier',
    'period',
    'unit',
    'name',
    'scenario',
    'baseline',
    'kind',
  ],
  ...['from', 'to', 'use', 'date', 'hash', 'platform', 'weeks'],
]);

/** The report with a payload behind every text that a user or a source could have written. */
export function attack(report: ComparisonReport): ComparisonReport {
  let next = 0;
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return fixed.has(key) ? value : `${value}${payloads[next++ % payloads.length]}`;
    if (Array.isArray(value)) return value.map((v) => poison(v, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, poison(v, k)]));
  };
  return poison(report, '') as ComparisonReport;
}
