import Table from 'cli-table3';

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A plain table, its first column words and the rest figures. */
export function tableOf(head: string[]): InstanceType<typeof Table> {
  const noLine = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
  const colAligns = head.map((_, i) => (i === 0 ? 'left' : 'right'));
  return new Table({ head, colAligns, chars: noLine, style: { head: [], border: [] } });
}
