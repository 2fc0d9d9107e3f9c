import { parameter as p } from '../declare.ts';

const shares = 'Shares of online retail by category, rounded; no source covers occasions';

/** How often each category is bought and how dear its basket is (SM7). */
export const categoryParameters = [
  p('share.clothing', 'Share of occasions: clothing', '1', 0.24, [0.15, 0.3], 'assumed', shares),
  p('share.shoes', 'Share of occasions: shoes and bags', '1', 0.1, [0.05, 0.15], 'assumed', shares),
  p('share.beauty', 'Share of occasions: beauty', '1', 0.13, [0.08, 0.2], 'assumed', shares),
  p('share.food', 'Share of occasions: food and health', '1', 0.19, [0.1, 0.25], 'assumed', shares),
  p('share.electronics', 'Share of occasions: electronics', '1', 0.09, [0.05, 0.15], 'assumed', shares),
  p('share.family', 'Share of occasions: mother, baby and sport', '1', 0.1, [0.05, 0.15], 'assumed', shares),
  p('share.home', 'Share of occasions: home', '1', 0.15, [0.1, 0.2], 'assumed', shares),
  p('price.clothing', 'Basket relative to the mean: clothing', '1', 0.8, [0.5, 1.2], 'assumed', shares),
  p('price.shoes', 'Basket relative to the mean: shoes and bags', '1', 1, [0.7, 1.4], 'assumed', shares),
  p('price.beauty', 'Basket relative to the mean: beauty', '1', 0.9, [0.6, 1.3], 'assumed', shares),
  p('price.food', 'Basket relative to the mean: food and health', '1', 0.5, [0.3, 0.8], 'assumed', shares),
  p(
    'price.electronics',
    'Basket relative to the mean: electronics',
    '1',
    3,
    [2, 4],
    'assumed',
    'AOV05 against AOV04',
  ),
  p(
    'price.family',
    'Basket relative to the mean: mother, baby and sport',
    '1',
    0.9,
    [0.6, 1.3],
    'assumed',
    shares,
  ),
  p('price.home', 'Basket relative to the mean: home', '1', 1, [0.7, 1.5], 'assumed', shares),
] as const;
