/** Values of metrics as people write them: `300bn CNY`, `20 %`, `1.1m stores`, `0`. */
import { parseQuantity, type QuantityUnit } from '../base/units.ts';
import type { Metric, MetricUnit } from '../model/index.ts';
import type { Reading } from './readers.ts';
import { shown } from './suggest.ts';

interface Written {
  readonly unit: QuantityUnit;
  /** How many of `unit` are one of the metric’s. */
  readonly size: number;
  /** A word that may stand behind the number, in the singular too. */
  readonly noun: string | null;
  readonly allowed: string;
  /** What a bare number lacks, where it may not stand bare: the unit in which the figure is printed. */
  readonly printed?: string;
}

/** A metric as far as its values go. */
export type Valued = Pick<Metric, 'unit' | 'within'>;

const things = (noun: string): Written => ({
  ...{ unit: '1', size: 1, noun },
  allowed: `a number of ${noun}, such as 20000 or 1.1m ${noun}`,
});
const pure: Written = { unit: '1', size: 1, noun: null, allowed: 'a number, such as 1.5' };

const written: Readonly<Record<MetricUnit, Written>> = {
  CNY_bn: {
    ...{ unit: 'CNY', size: 1e9, noun: null, printed: 'bn CNY' },
    allowed: 'an amount of money, such as 300bn CNY or 3000亿元',
  },
  share: { unit: 'share', size: 1, noun: null, allowed: 'a share with its sign, such as 20 %' },
  index: pure,
  '1': pure,
  stores: things('stores'),
  sellers: things('sellers'),
  anchors: things('anchors'),
  persons_m: {
    ...{ unit: 'persons', size: 1e6, noun: null, printed: 'm persons' },
    allowed: 'a number of persons, such as 300m persons',
  },
};

const isBare = (text: string): boolean => /^[-+]?[\d._]+$/.test(text);

/** What may stand for a metric: of one that lies between two numbers, a number between them. */
function allowedFor({ unit, within }: Valued): string {
  if (within === undefined) return written[unit].allowed;
  const [low, high] = within;
  return `a number from ${low} to ${high}, such as ${(low + high) / 2}`;
}

/** How a refused value could be meant. */
function mendFor(text: string, { unit, within }: Valued, told: string | undefined): string | undefined {
  const { printed } = written[unit];
  if (printed !== undefined && isBare(text)) return `write ${text}${printed}`;
  const share = within === undefined ? null : parseQuantity(text, 'share');
  const isPart = share && 'value' in share && share.value >= within![0] && share.value <= within![1];
  return isPart ? `write ${share.value}` : told;
}

/** A value in the unit of a metric; nothing at all is `0` in every unit. */
export function readMetricValue(text: string, metric: Valued): Reading<number> {
  if (text === '0') return { value: 0 };
  const { unit: read, size, noun, printed } = written[metric.unit];
  const bare = noun === null ? text : text.replace(new RegExp(`\\s*${noun.slice(0, -1)}s?$`), '');
  const parsed = parseQuantity(bare, read);
  const [low, high] = metric.within ?? [-Infinity, Infinity];
  const lacksUnit = printed !== undefined && isBare(text);
  if ('value' in parsed && !lacksUnit && parsed.value >= low && parsed.value <= high)
    return { value: parsed.value / size };
  const mend = mendFor(text, metric, 'mend' in parsed ? parsed.mend : undefined);
  return {
    complaints: [
      {
        message: `found ${shown(text)}, allowed ${allowedFor(metric)}`,
        ...(mend === undefined ? {} : { mend }),
      },
    ],
  };
}
