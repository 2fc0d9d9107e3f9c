/**
 * The public figures of `scenarios/observed`, typed. The files are bundled as text, so that nothing is read from disk
 * at run time and the readers work in a browser.
 */
import Papa from 'papaparse';
import { parseDay, type Day } from '../base/calendar.ts';
import { Fault } from '../base/problem.ts';
import type { Channel, Grade } from '../model/index.ts';
import epidemicText from '../../scenarios/observed/epidemic.csv?raw';
import eventsText from '../../scenarios/observed/events.csv?raw';
import festivalsText from '../../scenarios/observed/festivals.csv?raw';
import observedText from '../../scenarios/observed/observed.csv?raw';
import slotConstantsText from '../../scenarios/observed/slot_constants_2019.csv?raw';
import slotTargetsText from '../../scenarios/observed/slot_targets_2019.csv?raw';

/** A published figure. A null `central` means: looked for, not found. Days are both included. */
export interface ObservedFigure {
  readonly id: string;
  /** As the source groups them, e.g. `Taobao_Tmall`; not a scenario's platform name. */
  readonly platform: string;
  readonly metric: string;
  readonly channel: string;
  readonly start: Day;
  readonly end: Day;
  readonly low: number | null;
  readonly central: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly source: string;
  readonly url: string;
  readonly grade: Grade;
  readonly note: string;
}

/** A shopping festival: weekly demand against a normal week while it lasts; both days included. */
export interface Festival {
  readonly name: string;
  readonly start: Day;
  readonly end: Day;
  readonly peak: { readonly low: number; readonly central: number; readonly high: number };
  /** `all` or a platform name. */
  readonly appliesTo: string;
  readonly grade: Grade;
  readonly note: string;
}

/** A knot of the piecewise linear epidemic indices; both shares between 0 and 1. */
export interface EpidemicKnot {
  readonly day: Day;
  /** Push towards online and content shopping. */
  readonly onlinePull: number;
  /** Capacity of factories and couriers. */
  readonly offlineSupply: number;
  readonly grade: Grade;
  readonly note: string;
}

/** What a slot sold in 2019, by where it settled; bn CNY. A central of 0 marks an empty slot. */
export interface SlotTarget {
  readonly attention: string;
  readonly channel: Channel;
  readonly settling: string;
  readonly low: number;
  readonly central: number;
  readonly high: number;
  readonly unit: string;
  readonly grade: Grade;
  readonly basis: string;
}

export interface ObservedEvent {
  readonly day: Day;
  /** As the source names it, e.g. `Douyin`. */
  readonly platform: string;
  readonly event: string;
  readonly effect: string;
  readonly source: string;
  readonly grade: Grade;
}

type Row = Record<string, string>;

/** The rows of a table. The last column is free text and takes what an unquoted comma would cut off. */
function rowsOf(text: string): Row[] {
  const [head, ...body] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  return body.map((cells) => {
    const fitting = [...cells.slice(0, head.length - 1), cells.slice(head.length - 1).join(',')];
    return Object.fromEntries(head.map((name, i) => [name, (fitting[i] ?? '').trim()]));
  });
}

function day(row: Row, name: string): Day {
  const parsed = parseDay(row[name] ?? '');
  if (parsed === null) throw new Fault(`${name} "${row[name]}" of an observed row is not a day`);
  return parsed;
}

function figure(row: Row, name: string): number | null {
  const text = row[name] ?? '';
  if (text === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Fault(`${name} "${text}" of an observed row is not a number`);
  return value;
}

function number(row: Row, name: string): number {
  const value = figure(row, name);
  if (value === null) throw new Fault(`${name} of an observed row is empty`);
  return value;
}

const word = (row: Row, name: string): string => row[name] ?? '';

export const observedFigures: readonly ObservedFigure[] = rowsOf(observedText).map((row) => ({
  id: word(row, 'id'),
  platform: word(row, 'platform'),
  metric: word(row, 'metric'),
  channel: word(row, 'channel'),
  start: day(row, 'period_start'),
  end: day(row, 'period_end'),
  low: figure(row, 'low'),
  central: figure(row, 'central'),
  high: figure(row, 'high'),
  unit: word(row, 'unit'),
  source: word(row, 'source'),
  url: word(row, 'url'),
  grade: word(row, 'source_quality') as Grade,
  note: word(row, 'note'),
}));

export const festivals: readonly Festival[] = rowsOf(festivalsText).map((row) => ({
  name: word(row, 'name'),
  start: day(row, 'start'),
  end: day(row, 'end'),
  peak: {
    low: number(row, 'peak_multiplier_low'),
    central: number(row, 'peak_multiplier'),
    high: number(row, 'peak_multiplier_high'),
  },
  appliesTo: word(row, 'applies_to'),
  grade: word(row, 'grade') as Grade,
  note: word(row, 'note'),
}));

export const epidemic: readonly EpidemicKnot[] = rowsOf(epidemicText).map((row) => ({
  day: day(row, 'date'),
  onlinePull: number(row, 'online_pull'),
  offlineSupply: number(row, 'offline_supply'),
  grade: word(row, 'grade') as Grade,
  note: word(row, 'note'),
}));

export const slotTargets2019: readonly SlotTarget[] = rowsOf(slotTargetsText).map((row) => ({
  attention: word(row, 'attention_platform'),
  channel: word(row, 'channel') as Channel,
  settling: word(row, 'settling_platform'),
  low: number(row, 'low'),
  central: number(row, 'central'),
  high: number(row, 'high'),
  unit: word(row, 'unit'),
  grade: word(row, 'grade') as Grade,
  basis: word(row, 'basis'),
}));

export const events: readonly ObservedEvent[] = rowsOf(eventsText).map((row) => ({
  day: day(row, 'date'),
  platform: word(row, 'platform'),
  event: word(row, 'event'),
  effect: word(row, 'effect_in_model'),
  source: word(row, 'source'),
  grade: word(row, 'source_quality') as Grade,
}));

/** A solved constant of a slot (`settling` empty) or of a link route, utils. */
export interface SlotConstant {
  readonly attention: string;
  readonly channel: Channel;
  readonly settling: string;
  readonly constant: number;
}

/** With the declared parameters these sell `slot_targets_2019.csv`; written by `npm run solve`, not by hand. */
export const slotConstants2019: readonly SlotConstant[] = rowsOf(slotConstantsText).map((row) => ({
  attention: word(row, 'attention_platform'),
  channel: word(row, 'channel') as Channel,
  settling: word(row, 'settling_platform'),
  constant: number(row, 'constant'),
}));
