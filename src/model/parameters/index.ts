import type { Parameter } from '../declare.ts';
import { anchorParameters } from './anchors.ts';
import { categoryParameters } from './categories.ts';
import { consumerParameters } from './consumers.ts';
import { driverParameters } from './drivers.ts';
import { goodsParameters } from './goods.ts';
import { merchantParameters } from './merchants.ts';
import { priceParameters } from './prices.ts';

const all = [
  ...driverParameters,
  ...consumerParameters,
  ...categoryParameters,
  ...anchorParameters,
  ...merchantParameters,
  ...goodsParameters,
  ...priceParameters,
] as const;

/** Every number of the model that no policy sets. */
export const parameters: readonly Parameter[] = all;

export type ParameterName = (typeof all)[number]['name'];

/** A value for every declared parameter, in its declared unit. */
export type ParameterValues = Readonly<Record<ParameterName, number>>;
