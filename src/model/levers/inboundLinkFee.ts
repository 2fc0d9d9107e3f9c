import type { Lever } from '../declare.ts';

/** The settling platform charges orders that links bring (SM17). */
export const inboundLinkFee: Lever = {
  name: 'inboundLinkFee',
  label: { en: 'fee on links from elsewhere', zh: '站外链接服务费' },
  meaning: {
    en: 'Fee that the settling platform takes from the anchor’s side on orders that links bring; store-run rooms pay it themselves',
    zh: '成交平台对站外链接订单收取的服务费（由主播方承担，店播由店铺自付）',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 0.1],
  bounds: [0, 0.5],
  source: 'Taobao took 6 % on content-led affiliate orders (recalled); dates of changes are not published',
  grade: 'assumed',
  after: 'setPolicy',
  acts: 'whereLinksArrive',
  bases: ['gmv', 'commission'],
};
