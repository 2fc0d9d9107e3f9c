/** The closed word lists of the market. Platforms are open: a scenario may add one. */
export const channels = ['live', 'video', 'shelf', 'ad'] as const;
export type Channel = (typeof channels)[number];

export const categories = ['clothing', 'shoes', 'beauty', 'food', 'electronics', 'family', 'home'] as const;
export type Category = (typeof categories)[number];

export const tiers = ['brand', 'mid', 'tail', 'factory'] as const;
export type Tier = (typeof tiers)[number];

export const anchorKinds = ['native', 'family', 'guide', 'self', 'celebrity'] as const;
export type AnchorKind = (typeof anchorKinds)[number];

/** Platforms that every scenario starts from, in their fixed order. */
export const builtInPlatforms = ['taobao', 'jd', 'kuaishou', 'douyin'] as const;
