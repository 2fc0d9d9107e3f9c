/** What a sentence of `expect` that claims nothing may have meant: its own words for one of the claims, or a slip. */
import { claimForms } from './claims.ts';
import { suggestions } from './suggest.ts';

const more = 'bigger|larger|greater|higher|more|above|over|exceeds';
const less = 'smaller|less|lower|fewer|below|under';

/** Other words for a claim; what is compared with a number is no comparison of scenarios. */
const others: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^(?:is )?(?:${more})(?: than)?(?: or equal to)? [-+.\\d]`), 'is at least'],
  [new RegExp(`^(?:is )?(?:${less})(?: than)?(?: or equal to)? [-+.\\d]`), 'is at most'],
  [new RegExp(`^(?:is )?(?:${more})\\b`), 'is higher than in'],
  [new RegExp(`^(?:is )?(?:${less})\\b`), 'is lower than in'],
  [/^(?:increases|grows|climbs|goes up)\b.* when\b/, 'rises when'],
  [/^(?:decreases|drops|declines|shrinks|goes down)\b.* when\b/, 'falls when'],
  [/^(?:stays|remains|is unchanged|does not (?:move|react))\b.* when\b/, 'does not change when'],
  [/^(?:equals|is equal to) /, 'is'],
];

/** The words of the claim that is meant, or null where nothing comes near. */
export function claimMeant(words: readonly string[]): string | null {
  const text = words.join(' ');
  const other = others.find(([pattern]) => pattern.test(text));
  if (other) return other[1];
  const near = claimForms.find((form) => {
    const front = words.slice(0, form.words.split(' ').length).join(' ');
    return front !== form.words && suggestions(front, [form.words]).length > 0;
  });
  return near?.words ?? null;
}
