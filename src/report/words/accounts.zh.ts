import type { AccountWords } from './accounts.ts';
import type { Direction } from './likelihood.ts';
import { count } from './numbers.ts';

const quoted = (names: readonly string[]): string => names.map((n) => `“${n}”`).join('、');
const sides: Readonly<Record<Direction, string>> = {
  ...{ higher: '更高', lower: '更低', unclear: '无明显差异', unchanged: '没有变化' },
  tooFew: '重复次数过少，无法判断',
};
const inUnit = (name: string, unit: string): string => (unit === '' ? name : `${name}，${unit}`);

/** 质量、执法与平台收支三节的中文词句。 */
export const accountsZh: AccountWords = {
  quantities: {
    trust: '公众信任度',
    'rating.mean': '店铺平均评分',
    'returns.refused': '买家无法退款的损失',
    'enforcement.badFlagged': '劣质店被查出',
    'enforcement.badPassed': '劣质店通过（漏检）',
    'enforcement.goodFlagged': '合格店被查出（误判）',
    'enforcement.goodPassed': '合格店通过',
    'ads.price': '流量价格',
    'sales.tailShare': '长尾商家销售份额',
    'price.index': '标价指数',
    'commission.mean': '平均佣金率',
    'match.efficiency': '匹配效率',
    'stores.removedBad': '清退的劣质商家数',
    'stores.removedGood': '清退的合格商家数',
    'enforcement.goodPerBad': '每清退一家劣质商家误伤的合格商家数',
    'platform.take': '成交佣金',
    'platform.commissionCut': '带货佣金分成',
    'platform.linkFees': '佣金与外链服务费',
    'platform.ads': '广告收入',
    'platform.fines': '罚款与没收保证金',
    'platform.compensation': '代清退商家赔付的退款',
    'platform.contribution': '扣除现金补贴后的贡献',
    'platform.takeRate': '收入占成交GMV比重',
    'subsidy.coupon': '消费者优惠券',
    'subsidy.waiver': '入驻费减免',
    'subsidy.rebate': '佣金返还',
    'subsidy.live': '直播间补贴',
    'subsidy.recruitment': '主播招募',
    'subsidy.deposit': '免收的保证金',
    'support.shadowCost': '流量扶持的影子成本',
  },
  meanings: {
    'quality.mean': '按销售额加权的商品质量，0到1，越高越好。',
    'returns.rate': '平台成交标价中退货的比例，越低越好。',
    trust: '季末公众对平台的信任度，0到1，越高越好。',
    'rating.mean': '按销售额加权的店铺评分，0到1，越高越好。',
    'returns.refused': '没有退款途径的问题订单的标价总额，越低越好。',
  },
  labels: {
    measure: '指标',
    show: '显示',
    headlinePeriod: '标题所述时期',
    level: '水平值与基准',
    difference: '与基准的配对差异',
    line: '项目',
    judgement: '可以怎么说',
    higher: '更高',
    lower: '更低',
    detection: '检出率',
    falseAlarms: '误判率',
    precision: '准确率',
    revenuePart: '收入',
    subsidyPart: '减：现金补贴',
    leftPart: '余额',
    apartPart: '另列：不计入贡献',
    noneInspected: '没有检查',
    noneRemoved: '没有清退',
    onlyGoodRemoved: '没有清退劣质商家，只清退了合格商家',
  },
  missing: (quantity, platform) =>
    `本研究没有报告${platform === null ? '' : `${platform}的`}${quantity}，因此没有图；只有较新研究的完整时期才有`,
  without: (platforms) => `没有报告：${platforms.join('、')}。`,
  levelTitle: (scenario, period, quantity, told, unit) =>
    `“${scenario}”，${period}：${quantity}为${told.value}${unit}（80%区间 ${told.low} 至 ${told.high}）`,
  quality: (measure, unit, against, n) =>
    `${against === null ? '' : `与“${against}”的配对差异，`}${inUnit(measure, unit)}，按季度，n = ${count(n)}次${against === null ? '' : '配对'}重复`,
  qualityBands: (against) =>
    `线：中位数；带：80%的重复${against === null ? '' : `；点线：“${against}”`}。只报告完整季度。不含参数不确定性。`,
  sharedScale: '各平台共用一个纵轴，纵轴不一定从零开始。',
  ownScale: '各平台用自己的纵轴：请比较形状，不要比较高度。',
  inspections: (p) => {
    const lost = p.goodPerBad
      ? `每清退一家劣质商家误伤${p.goodPerBad.value}家合格商家（${p.goodPerBad.low === '' ? '没有区间' : `80%区间 ${p.goodPerBad.low} 至 ${p.goodPerBad.high}`}）`
      : p.goodRemoved !== null
        ? `没有清退劣质商家，却清退了${p.goodRemoved}家合格商家`
        : p.badRemoved !== null
          ? `清退了${p.badRemoved}家劣质商家，没有误伤合格商家`
          : '没有清退商家';
    return `“${p.scenario}”，${p.period}：${p.platform}受检的店铺中查出${p.detection}的劣质店和${p.falseAlarms}的合格店${p.alike ? '，各情景相同' : ''}；${lost}`;
  },
  noInspections: (platform, period) => `${period}各情景下${platform}都没有检查店铺，因此没有图`,
  enforcement: (platform, period, n) =>
    `${period}${platform}检查的店铺，按真实质量和判定：n = ${count(n)}次重复的均值；误伤比：均值之比及80%区间`,
  enforcementCaption:
    '劣质：商品质量低于检查门槛。检出率：受检劣质店中被查出的比例；误判率：受检合格店中被查出的比例；准确率：被查出者中劣质店的比例。误伤比为合格商家均值除以劣质商家均值，区间按Fieller方法计算，并在零处截断，因为该比值不能为负。灰色的清退数：平均不到三个模拟商家，几乎只是偶然。标题所述为改变了该平台设置的情景中检查最多的一个。不含参数不确定性。',
  ratesHeading: '受检店铺中被查出的比例：实心为劣质店，空心为合格店（误判）',
  goodPerBadHeading: '每清退一家劣质商家误伤的合格商家数：均值之比及80%区间',
  frontierTitle: (platform, period, baseline, groups) =>
    `${platform}，${period}，与“${baseline}”相比：${groups.join('；')}`,
  frontierGroup: (measure, ofMeasure, ofGmv, scenarios) =>
    `${quoted(scenarios)}下${measure}${sides[ofMeasure]}、成交GMV${sides[ofGmv]}`,
  frontier: (measure, baseline, period, n) =>
    `${period}与“${baseline}”的配对差异：横轴为成交GMV，纵轴为${measure}；n = ${count(n)}次配对重复`,
  frontierCaption:
    '标记：中位数；横竖线：各差异单独的80%区间。线越过零线时，方向不能确定。不含参数不确定性。',
  frontierAxis: (quantity, unit) => inUnit(`${quantity}的差异`, unit),
  kept: (platform, value, baseline, base, unit) =>
    `${platform}的收入减现金补贴为${value}${unit}，“${baseline}”下为${base}${unit}（均值）`,
  both: (first, second) => `${first}；${second}`,
  money: (platform, period, unit, n, compared) =>
    `${period}${platform}，${unit}，n = ${count(n)}次重复的均值${compared ? '；差异为配对差异，附80%区间' : ''}`,
  moneyCaption:
    '用均值，因此各项相加等于合计。贡献是收入减现金补贴，不是利润：模型中没有平台的运营成本。罚款进入赔付基金，用来向清退商家的买家退款，基金不足的部分由平台支付，本研究没有把两者分开。免收的保证金不是现金，流量扶持挤占了本可出售的曝光。因此四项另列。不含参数不确定性。',
  noInterval: '研究没有逐次重复的贡献值，因此它的差异没有区间，也不判断方向。',
  statement: (scenario, baseline, unit) =>
    `从收入到贡献，${unit}：实条为“${scenario}”${baseline === null ? '' : `，空心标记为“${baseline}”`}`,
  contributions: (baseline, unit) => `贡献减去“${baseline}”的贡献，${unit}`,
};
