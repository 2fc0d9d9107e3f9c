import { anchorsByKind } from './anchorsByKind.ts';
import { assumptions } from './assumptions.ts';
import { cellToCell } from './cellToCell.ts';
import { concentration } from './concentration.ts';
import { diversion } from './diversion.ts';
import { enforcement } from './enforcement.ts';
import type { Figure } from './exhibit.ts';
import { fit } from './fit.ts';
import { flowMatrix } from './flowMatrix.ts';
import { frontier } from './frontier.ts';
import { gmvByPlatform } from './gmvByPlatform.ts';
import { migration } from './migration.ts';
import { money } from './money.ts';
import { pairedDifferences } from './pairedDifferences.ts';
import { quality } from './quality.ts';
import { rematch } from './rematch.ts';
import { scenarioTable } from './scenarioTable.ts';
import { subsidyReturn } from './subsidyReturn.ts';
import { traffic } from './traffic.ts';

/** The figures of the page, in the order a reader meets them. */
export const figures: readonly Figure[] = [
  scenarioTable,
  gmvByPlatform,
  pairedDifferences,
  migration,
  flowMatrix,
  ...[anchorsByKind, rematch],
  ...[diversion, cellToCell],
  ...[quality, traffic, enforcement, frontier],
  ...[money, subsidyReturn],
  concentration,
  fit,
  assumptions,
];
