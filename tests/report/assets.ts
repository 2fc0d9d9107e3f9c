import { packPage } from '../../scripts/pack-plotly.mjs';

/** The page's assets, packed from the sources under test and never from an older build. */
export const assets = await packPage();
