import type { PageAssets } from '../src/report/index.ts';

export function packPage(): Promise<PageAssets>;
