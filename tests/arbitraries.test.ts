import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatProblem } from '../src/base/problem.ts';
import { resolve, toYaml } from '../src/scenario/index.ts';
import { scenariosAndCorners } from '../src/check/corners.ts';
import { examples } from './examples.ts';

test('every generated scenario is one that the language accepts, and reads back as it is', () => {
  fc.assert(
    fc.property(scenariosAndCorners, (scenario) => {
      const noParent = (file: string): never => {
        throw new Error(`it has no parent ${file}`);
      };
      const read = resolve({ file: 'random.yaml', text: toYaml(scenario) }, noParent);
      if ('problems' in read) throw new Error(read.problems.map(formatProblem).join('\n'));
      expect(read.scenario).toEqual(scenario);
    }),
    examples(60),
  );
});
