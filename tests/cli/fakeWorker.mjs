/** Stands in for the built worker: a market of one number, and runs that take their time or fail by name. */
const column = {
  metric: 'gmv.settled',
  platform: 'douyin',
  channel: null,
  to: null,
  tier: null,
  unit: 'CNY_bn',
  kind: 'flow',
};

export default async function runCase({ scenario, replicate }) {
  const { from, weeks } = scenario.run;
  const slow = scenario.name === 'slow' || scenario.name.startsWith('lasting@');
  await new Promise((resolve) => setTimeout(resolve, slow ? 60_000 : 40));
  if (scenario.name === 'failing' && replicate === 2) throw new Error('moneyIsConserved broke in week 3');
  if (scenario.name === 'hopeless' || scenario.name === 'paying@0.5') throw new Error('nothing works');
  const values = Float64Array.from({ length: weeks }, (_, week) => week + replicate);
  return { from, weeks, columns: [column], derived: [], values, panels: [], spells: [] };
}
