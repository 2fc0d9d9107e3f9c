import { existsSync, readFileSync } from 'node:fs';
import type { Key } from '../../src/base/random.ts';
import type { Market } from '../../src/model/index.ts';
import { consumerOf, shoppingOf, type Consumer } from './yardstick.ts';

/** As much of AgentScript as is used here; it comes without types. */
interface AgentScript {
  readonly Model: new () => Model;
}

interface Model {
  readonly turtles: {
    create(count: number, init: (turtle: Turtle) => void): void;
    ask(act: (turtle: Turtle) => void): void;
  };
  setup(): void;
  step(): void;
}

type Turtle = Consumer & { readonly id: number };

export interface Turtles {
  readonly version: string;
  /** Lives a week, and says how many orders it saw. */
  readonly live: (week: number) => number;
}

/**
 * The consumers of yardstick.ts as turtles of AgentScript, in the form that its own models have; or why there are none.
 * It is 51 MB with what it needs, so it is no dependency of the project: `folder` installs it for those who ask.
 */
export async function turtlesOf(
  folder: URL,
  m: Market,
  population: number,
  key: Key,
): Promise<Turtles | string> {
  const home = new URL('node_modules/agentscript/', folder);
  const about = new URL('package.json', home);
  if (!existsSync(about))
    return 'it is not measured, as npm ci --prefix tests/bench/agentscript has not installed it';
  const { version, main } = JSON.parse(readFileSync(about, 'utf8')) as { version: string; main: string };
  const { Model } = await load(new URL(main, home));
  const shop = shoppingOf(m, key);

  class Shoppers extends Model {
    week = 0;
    orders = 0;

    override setup(): void {
      this.turtles.create(population, (turtle) => {
        Object.assign(turtle, consumerOf(m, turtle.id));
      });
    }

    override step(): void {
      this.turtles.ask((turtle) => {
        this.orders += shop(turtle, turtle.id, this.week);
      });
    }
  }

  const model = new Shoppers();
  model.setup();
  return {
    version,
    live(week) {
      model.week = week;
      model.orders = 0;
      model.step();
      return model.orders;
    },
  };
}

/** Where both have just begun, they must count the same orders week by week. */
export function compareOrders({ live }: Turtles, objects: (week: number) => number, weeks: number): void {
  for (let week = 0; week < weeks; week++) {
    if (live(week) !== objects(week)) throw new Error('the turtles of AgentScript count other orders');
  }
}

/** Imports AgentScript at run time, so that the bundle of the bench is made without it. */
async function load(entry: URL): Promise<AgentScript> {
  // when it is loaded it makes a canvas to parse colours with, which Node has not; nothing here has a colour
  const stub = class {
    getContext(): null {
      return null;
    }
  };
  Object.assign(globalThis, { OffscreenCanvas: stub });
  try {
    return (await import(/* @vite-ignore */ entry.href)) as AgentScript;
  } finally {
    Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
  }
}
