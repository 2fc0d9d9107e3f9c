import type { WeekLaw } from './law.ts';

const TOLERANCE = 1e-12;

export const airtimeIsWhole: WeekLaw = {
  kind: 'week',
  name: 'airtimeIsWhole',
  rule: 11,
  statement: {
    en: 'In every slot and category, the air-time of all routes and idle air-time add up to one.',
  },
  check(m) {
    const G = m.frame.sizes.categories;
    return m.frame.slots.flatMap(({ routes }, s) =>
      Array.from({ length: G }).flatMap((_, g) => {
        const sold = routes.reduce((sum, r) => sum + m.airtime[r * G + g], 0);
        const whole = sold + m.idleAirtime[s * G + g];
        return Math.abs(whole - 1) <= TOLERANCE ? [] : [`slot ${s}, category ${g} has ${whole} of air-time`];
      }),
    );
  },
};
