/** Every word of the page in Chinese. Long because a language is read, and translated, as one list. */

import { accountsZh } from './accounts.zh.ts';
import { fewestForDirection } from '../../study/direction.ts';
import type { Dictionary } from './dictionary.ts';
import { count, type UnitStyle } from './numbers.ts';

/** 差异表的读法，视重复次数而定。 */
const directionRule = (n: number): string =>
  n < fewestForDirection ? '重复次数过少，不判断方向。' : '区间包含零时：无明显差异。';

const quantities: Readonly<Record<string, string>> = {
  'gmv.settled': '成交GMV',
  'gmv.attention': '流量侧GMV',
  'gmv.net': '退货后GMV',
  'gmv.linked': '外链GMV',
  'gmv.leaked': '外溢GMV',
  closedLoopRatio: '闭环率',
  'stores.open': '在营店铺数',
  'stores.entered': '新开店铺数',
  'stores.left': '关闭店铺数',
  'sellers.moved': '商家迁移次数（含重复迁移）',
  'anchors.moved': '主播迁移次数（含重复迁移）',
  'anchors.idleShare': '闲置主播占比',
  'anchors.idle': '闲置主播数',
  'anchors.rematched': '重新找到货源的主播数',
  'anchors.changedPlatform': '主播换平台次数（含重复）',
  'anchors.arrived': '从其他平台迁入的主播数',
  'anchors.left': '退出的主播数',
  'sellers.topShare': '最大的1%商家所占份额',
  'anchors.topShare': '销售额最高的100名主播所占份额',
  'consumers.active': '活跃消费者数',
  'quality.mean': '平均质量',
  'returns.rate': '退货率',
  'platform.revenue': '平台收入',
  'subsidy.spend': '补贴支出',
  'hhi.settled': '成交GMV集中度',
  'hhi.attention': '流量侧GMV集中度',
  ...accountsZh.quantities,
};

const units: Readonly<
  Record<string, readonly [label: string, scale: number, decimals: UnitStyle['decimals']]>
> = {
  CNY_bn: ['亿元', 10, null],
  persons_m: ['万人', 100, null],
  index: ['', 1, 3],
  sellers: ['家', 1, 'whole'],
  stores: ['家', 1, 'whole'],
  anchors: ['名', 1, 'whole'],
  moves: ['次', 1, 'whole'],
  multiple: ['倍', 1, null],
  'percentage points': ['个百分点', 1, 1],
  million: ['百万', 1, null],
  thousand: ['千', 1, null],
  count: ['个', 1, null],
  '1': ['', 1, null],
  'CNY/CNY': ['元', 1, null],
  'stores/m CNY': ['家', 1, null],
};

const named =
  (names: Readonly<Record<string, string>>) =>
  (key: string): string =>
    names[key] ?? key;

const list = (clauses: readonly string[]): string => clauses.join('；');

export const zh: Dictionary = {
  language: 'zh',
  pageTitle: (focus, others, baseline) =>
    `“${focus}”${others === 0 ? '' : `及另外${others}个情景`}与“${baseline}”的比较`,
  likelihood: {
    virtuallyCertain: '几乎确定',
    veryLikely: '很可能',
    likely: '可能',
    aboutAsLikelyAsNot: '或许可能',
    unlikely: '不大可能',
    veryUnlikely: '很不可能',
    exceptionallyUnlikely: '极不可能',
  },
  unit(unit, asDifference) {
    if (unit === 'share' || unit === 'percent') {
      const scale = unit === 'share' ? 100 : 1;
      const label = asDifference ? '个百分点' : '%';
      return { scale, decimals: 1, suffix: label, label };
    }
    const [label, scale, decimals] = units[unit] ?? [unit, 1, null];
    return { scale, decimals, suffix: label, label };
  },
  span: (from, weeks) => `自${from}起${weeks}周`,
  interval: (low, high) => `${low} 至 ${high}`,
  metric: (metric) => quantities[metric] ?? metric,
  quantity(metric, platform) {
    const name = quantities[metric] ?? metric;
    if (platform !== null) return `${platform}的${name}`;
    return metric.startsWith('gmv.') ? `各平台合计的${name}` : name;
  },
  heading(metric, platform) {
    const name = quantities[metric] ?? metric;
    if (platform !== null) return `${platform}：${name}`;
    return metric.startsWith('gmv.') ? `各平台合计：${name}` : name;
  },
  tier: named({
    brand: '品牌商家',
    mid: '腰部商家',
    tail: '长尾商家',
    factory: '产业带工厂',
    native: '平台原生主播',
    family: '家族主播',
    guide: '导购主播',
    self: '自播商家',
    celebrity: '明星主播',
  }),
  channel: named({ live: '直播', video: '短视频', shelf: '货架', ad: '广告' }),
  places: {
    none: '无店铺',
    nowhere: '未流向其他渠道',
    idle: '闲置',
    left: '退出',
    other: '其他去向',
    own: (where) => `${where}（本平台店铺）`,
    route: (where, to) => `${where}至${to}`,
  },
  period: (name) => (name === 'total' ? '整个模拟期' : /^\d{4}$/.test(name) ? `${name}年` : name),
  claim: {
    higher: (c) =>
      `${c.likelihood}（${c.n}次重复中的${c.probability}）${c.quantity}更高（${c.median}${c.unit}；80%区间 ${c.low} 至 ${c.high}）`,
    lower: (c) =>
      `${c.likelihood}（${c.n}次重复中的${c.probability}）${c.quantity}更低（${c.median}${c.unit}；80%区间 ${c.low} 至 ${c.high}）`,
    unclear: (c) =>
      `${c.quantity}无明显差异（${c.median}${c.unit}；80%区间 ${c.low} 至 ${c.high}；${c.n}次重复中${c.probability}大于零）`,
    unchanged: (c) => `${c.quantity}没有变化`,
    tooFew: (c) =>
      `重复次数过少，无法判断${c.quantity}有无差异（${c.median}${c.unit}；${c.n}次重复中${c.probability}大于零）`,
  },
  verdict: {
    answer: (scenario, other, period, claims) =>
      `在本模型中，${period}“${scenario}”与“${other}”相比：${list(claims)}。`,
    bought: (period, claim) => `${period}内，${claim}`,
    nothing: (baseline) => `只运行了“${baseline}”，没有可比较的情景；下表给出它在本模型中的水平。`,
  },
  subsidy: {
    claim: {
      higher: (c) =>
        `每花一元使${c.quantity}增加${c.value}${c.unit}（80%区间 ${c.low} 至 ${c.high}；n = ${c.n}）`,
      lower: (c) =>
        `${c.quantity}减少：每花一元 ${c.value}${c.unit}（80%区间 ${c.low} 至 ${c.high}；n = ${c.n}）`,
      unclear: (c) =>
        `${c.quantity}无明显差异（每花一元 ${c.value}${c.unit}；80%区间 ${c.low} 至 ${c.high}；n = ${c.n}）`,
      unchanged: (c) => `${c.quantity}没有变化`,
      unbounded: (c) => `每花一元对应${c.quantity} ${c.value}${c.unit}，没有区间（n = ${c.n}）`,
      unspent: () => '没有额外的现金支出，无从谈每一元的效果',
      unpaired: () => '没有完成不含补贴的运行，无从谈每一元的效果',
    },
    none: (baseline) => `没有情景支付“${baseline}”之外的补贴`,
    subtitle: (baseline) =>
      `每个情景与去掉“${baseline}”之外补贴的自身相比，覆盖整个模拟期；其他设置在两边保持不变。n次配对重复的均值及80%置信区间；均值之比的区间按Fieller方法计算。区间包含零时：无明显差异。`,
    caption:
      '图和按剂量的各行把这些补贴的补贴率与预算一起按同一比例缩放，最多用五次重复；100%即情景本身。支出和增量与零剂量相比，每元与前一剂量相比：线越陡，下一元买到的越多。一元GMV不是一元收入：平台只得到其中的佣金，再减去补贴即为每元贡献；为负时补贴的花费大于平台所得。无谓支出指没有补贴也会发生的部分，按周冲抵（开店和迁移按季度）：这是总量上的记账，不是对个人的观察。无谓支出占比高与每元所得大于一元并不矛盾：补贴只付每单的一小部分，少量新增订单带来的销售就会超过全部补贴。若研究中另有情景恰为去掉补贴的自身，n为全部重复；否则只在少数重复上另作运行。不含参数不确定性。',
    columns: {
      spend: '额外支出',
      gain: '付费平台额外的退货后GMV',
      net: '每元：付费平台退货后GMV',
      everywhere: '每元：各平台合计退货后GMV',
      settled: '每元：付费平台成交GMV',
      contribution: '每元：付费平台扣除补贴后的贡献',
      stores: '每百万元：付费平台新开店铺',
      deadweight: '无谓支出占比',
    },
    unbounded: '没有区间',
    rough: (n) => `粗略：n = ${n}`,
    whole: '全部补贴',
    steps: (scenario) => `“${scenario}”按剂量`,
    after: (dose) => `自${dose}起`,
    chart: (unit) => `付费平台额外的退货后GMV（${unit}），按额外支出`,
  },
  sections: {
    verdict: '结论',
    limits: '本模型不能说明什么',
    glossary: '本页用语',
    changes: '各情景改变了什么',
    scenarioTable: '情景对照表',
    gmv: '各平台GMV',
    differences: '各情景带来的差异',
    migration: '商家与主播去了哪里',
    matrix: '各层级的流动矩阵',
    anchors: '主播的去向',
    rematch: '主播多久没有货源',
    diversion: '被挤出的GMV去了哪里',
    quality: '质量、退货与信任',
    traffic: '流量的价格与引来的商品',
    enforcement: '质量执法',
    frontier: '质量的代价',
    money: '平台收支',
    subsidies: '每一元补贴买到什么',
    cells: '各渠道之间被挤出的GMV',
    concentration: '市场集中度',
    fit: '与历史数据的吻合程度',
    assumptions: '假设',
    provenance: '来源与重现',
  },
  controls: {
    period: '时期',
    scenario: '情景',
    against: '相比于',
    againstBaseline: '基准',
    againstReference: '各情景所扩展的情景',
    attribution: 'GMV归属',
    attention: '按流量所在平台',
    settled: '按成交所在平台',
    line: '线条',
    weekly: '每周值',
    fourWeekly: '四周均值',
    who: '对象',
    sellers: '商家',
    anchors: '主播',
    allTiers: '全部',
    staying: '显示',
    movers: '仅迁移者',
    everyone: '全部',
    fellIdleOn: '失去货源的平台',
    concentrationOf: '集中度',
    filter: '筛选',
    csv: '保存CSV',
    data: '数据表',
  },
  labels: {
    otherScenarios: '其他情景（悬停时显示名称）',
    baseline: '基准',
    scenario: '情景',
    question: '问题',
    noChange: '政策与基准没有差别',
    week: '周（星期一）',
    platform: '平台',
    from: '从',
    to: '到',
    target: '目标',
    period: '时期',
    unit: '单位',
    observed: '观测值',
    range: '范围',
    simulated: '模拟值',
    ratio: '模拟值÷观测值',
    verdict: '判断',
    grade: '等级',
    source: '来源',
    note: '备注',
    inside: '在范围内',
    below: '未达到：偏低',
    above: '未达到：偏高',
    notSimulated: '未模拟',
    noRange: '没有可判断的范围',
    farOff: '✗ 没有范围，但相差很远',
    name: '名称',
    meaning: '含义',
    value: '取值',
    varies: '各情景不同',
    p10: '10%',
    p25: '25%',
    median: '中位数',
    p75: '75%',
    p90: '90%',
    mean: '均值',
    probability: 'P(Δ>0)',
    kind: '类型',
    weeks: '周数',
    quantity: '指标',
    marks: '政策节点',
    sharedMark: '基准中也有的节点',
    unclear: '无明显差异',
    tooFew: '重复次数过少，无法判断',
    unchanged: '没有变化',
    replicates: '重复次数',
    version: '程序',
    model: '模型',
    resultHash: '结果',
    seed: '随机种子',
    engine: '引擎',
    population: '模拟消费者',
    merchants: '模拟商家',
    anchorCount: '模拟主播',
    span: '时间范围',
    plotly: '图表',
    replay: '重现命令（在研究文件夹内运行）',
    scenarioHash: '情景校验值',
    failures: '失败的运行',
    noFailures: '没有失败的运行。',
    replicate: '重复',
    stage: '阶段',
    message: '信息',
    needsScript: '本页的图表由页面自带的脚本绘制，而脚本在此处被关闭。',
    noCharts: '此浏览器无法绘制图表；每张图的数据表中有相同的数字。',
    unreadable: '此浏览器无法读取本页数据，请使用2023年之后的浏览器；findings.json中有相同的数字。',
    scrollRight: '还有更多列：请在表内向右滚动 →',
    scrollDown: '还有更多行：请在表内向下滚动 ↓',
    scrollBoth: '还有更多行和列：请在表内向下 ↓、向右 → 滚动',
    contents: '本页目录',
    drawing: '正在绘制图表……',
    colours:
      '颜色代表平台。实线为所选情景，点线为基准，虚线为所选情景所扩展的情景；只有补贴剂量图用不同虚线区分情景，见图例。',
  },
  accounts: accountsZh,
  traffic: {
    of: '显示',
    traffic: '流量价格、质量、长尾商家',
    terms: '标价、佣金、匹配',
    subtitle: (n) => `所选情景，按季度，每个平台一条线：n = ${count(n)}次重复的中位数；数据表列出区间`,
    captions: {
      traffic:
        '劣质商品是否跟着廉价流量走？若是，则在流量价格低的平台和季度，质量低而长尾商家的份额高。流量价格指全季付费曝光的价格，以基准年各平台均值为1；长尾商家是没有品牌的小商家。',
      terms:
        '买卖双方面对的条件：标价指数、在平台成交的销售的平均佣金率，以及数据给匹配带来的增益（转化的倍数，没有增益时为一）。',
    },
    caption:
      '几条线同向变化不是证明：两者可能都由别的原因引起。各图各用自己的纵轴，不一定从零开始。不含参数不确定性。',
  },
  limits: (assumed, all) => [
    `区间不是全部的不确定性。区间来自参数固定、只改变供给（有哪些商家和主播）的重复模拟：不含参数不确定性。下列${all}项假设中有${assumed}项标为“assumed”，即没有找到来源。`,
    '禁令的效应是模型规则的推论，不是从数据估计的。公开资料中没有因果估计；外链关闭后主播重新找到货源的速度是先验假设，不是测量值。',
    '基准年恰在要紧处薄弱。关于抖音2019年带来的成交，公开数字相差十倍以上。',
    '部分历史已被看过。客单价与商业化程度的增长、抖音店铺的粉丝与成本、检查力度以及2020年的水平，是在看到2020年和2021年数字的情况下手工调整的，因此达到这些数字说明不了多少。',
    '平台不会思考。它们按日期执行情景所写的内容，互不应对；没有价格战。',
    '单个商家或主播只是代表许多实际对象的主体，不要解读某一个的命运。',
    '可能性用语只针对本模型的重复模拟，不针对现实世界，也不说明模型是否正确。',
    '情景中没有写到的平台在这里不存在：没有流量流向它们，也没有流量来自它们。',
  ],
  pastMet: (scenario, checks, fitted) =>
    `“${scenario}”与历史数据：仅用于检验的目标达到${count(checks.hits)}/${count(checks.judged)}，用于拟合的目标达到${count(fitted.hits)}/${count(fitted.judged)}：`,
  glossary: [
    ['GMV', '一段时期内全部订单的标价总额，退货前；扣除退货后为退货后GMV。'],
    ['成交', '记在付款店铺所在的平台。'],
    ['流量侧', '记在买家下单前观看或搜索的平台。'],
    ['闭环', '在同一平台开始并成交的订单；闭环率是它们占该平台开始的全部订单的比例。'],
    ['渠道', '订单开始的平台与场景，以及成交的平台。'],
    [
      '原生、家族、导购、自播、明星',
      '主播的类型：平台上成长的；主播家族成员；为外链店铺带货收佣金的；商家自己开播的；明星。',
    ],
    ['品牌、腰部、长尾、产业带', '商家的类型，按规模以及是否自产。'],
    ['HHI', '赫芬达尔指数：份额的平方和，一家独占时为一。'],
    ['句中的数字', '水平值或配对差异的中位数，注明均值者除外；须相加等于合计的各项用均值。'],
    ['P(Δ>0)', '配对重复中差异大于零的比例，相等计一半。'],
    ['80%区间', '重复的第十到第九十百分位之间；对均值和均值之比则为置信区间。'],
    ['配对', '两个情景用同一次重复：同样的商家、消费者和运气，只有政策不同。'],
  ],
  anchors: {
    outcomes: {
      idle: '期末没有货源',
      rematched: '重新找到货源',
      changedPlatform: '转往其他平台',
      left: '退出市场',
    },
    table: (baseline, n) =>
      `各类实际主播数：中位数［10%–90%］；${baseline === null ? '' : `其下为与“${baseline}”的配对差异及80%区间；`}n = ${count(n)}。${baseline === null ? '' : directionRule(n)}`,
    tableCaption:
      '主播在发生该情况的每一周各计一次。“重新找到货源”指原先闲置、留在原平台的主播：找到了别的货源，或原来的通道重新开放。转往其他平台或退出的主播原先可能闲置，也可能没有。不含参数不确定性。',
    standing: {
      still: '仍无货源',
      rematched: '原平台找到货源',
      changedPlatform: '已换平台',
      left: '已退出',
    },
    survivalTitle: (scenario, platform, weeks, parts) =>
      `“${scenario}”下，在${platform}失去货源${weeks}周之后仍无货源的：${list(parts)}`,
    part: (kind, part, low, high) => `${kind}的${part}（80%区间 ${low} 至 ${high}）`,
    nobody: (scenario, platform) => `“${scenario}”下，没有主播在${platform}失去货源`,
    survival: (platform, n) =>
      `在${platform}失去货源的主播，若干周之后各种状况所占比例；n = ${count(n)}次重复的均值，带：80%的重复`,
    survivalCaption:
      '“仍无货源”用Kaplan–Meier估计，各种出路用Aalen–Johansen估计，每次重复分别估计；同一周各线之和为100%。只有粗线画出带；数据表列出所有线的区间，n为有这类主播且观察期足够长的重复次数。模拟结束时仍闲置的主播计至结束为止。少见的类型只有很少几名模拟主播，因此带很宽。不含参数不确定性。',
    weeksAxis: '失去货源后的周数',
  },
  concentration: {
    measures: {
      hhi: '平台（HHI）',
      'sellers.topShare': '商家：最大的1%',
    },
    subtitles: {
      hhi: (n) => `各平台份额的平方和（HHI），一家独占时为1；按季度，n = ${count(n)}次重复`,
      'sellers.topShare': (n) => `最大的1%商家占平台成交额的份额，按季度，n = ${count(n)}次重复`,
    },
    caption:
      '线：中位数；带：所选情景80%的重复。各图各用自己的纵轴，不一定从零开始。最大的商家每周重新排名；一个模拟商家可能代表数百个销售额相同的实际商家，因此看不到最顶端的几个。主播没有这样的图：一个模拟主播代表的人数超过销售额最高的一百名。不含参数不确定性。',
  },
  account: {
    lost: '各渠道的全部损失',
    gained: '其中同一季度流向其他渠道',
    later: '推迟（同一渠道后来收回）',
    none: '消失（没有流向任何渠道）',
    rest: '其余较小的渠道合计',
    where: '去向',
    share: '占损失的比例',
    net: '该渠道的净差异',
    netHeading: '各渠道的净差异',
    noNet: '净差异不明显',
    netClause: (lost, gained, unit) => `净差异明显的渠道共失去${lost}${unit}、获得${gained}${unit}`,
    chance:
      '损失与增益按每次重复分别计算：某渠道在一次重复中略好、在另一次中略差，就会同时出现在两边，偶然也被算作转移。渠道的净差异（各次重复的均值与80%区间）中这种偶然相互抵消；区间包含零的渠道标为“净差异不明显”。',
    title: ({ scenario, period, unit, lost, gained, later, none }) =>
      `“${scenario}”下，${period}各渠道共失去${lost}${unit}：同一季度流向其他渠道${gained.amount}${unit}（${gained.share}），后来收回${later.amount}${unit}（${later.share}），没有流向任何渠道${none.amount}${unit}（${none.share}）`,
    subtitle: (baseline, n) =>
      `各渠道（流量平台、渠道、成交平台）与“${baseline}”相比的损失，n = ${count(n)}次配对重复的均值和80%区间`,
    caption:
      '这是对总量的记账，不是对单个订单的观察；用均值，因此各项相加等于合计：每个季度中，有增益的渠道与有损失的渠道相抵，以两者中较小的总和为限。余下的损失，若同一渠道在后来某个全部渠道合计增长的季度里收回，记为推迟，否则记为消失。推迟只是记账口径：模型中的消费者不会推迟购买；渠道可能因其他原因回升；若回升时其他渠道损失同样多，则记为从其他渠道流入。因此真正推迟的购买可能更少，也可能更多。一年为各季度之和。临近模拟结束的损失来不及收回。实心条：同时流向其他渠道；点纹：推迟；斜纹：消失；颜色表示流量和店铺同属一个平台，灰色表示多个平台。',
  },
  captions: {
    finding: (subject, period, claim) => `${subject}，${period}：${claim}`,
    scenario: (title) => `“${title}”`,
    scenarioTable: (baseline, n) =>
      `“${baseline}”一行为水平值：中位数［10%–90%］。其余各行为与它的配对差异：中位数、80%区间、差异大于零的重复所占比例；n = ${count(n)}。${directionRule(n)}不含参数不确定性。`,
    additionTable: (baseline, n) =>
      `各情景在其文件所扩展的情景（列在名称下方）之上带来的变化。“${baseline}”一行为水平值：中位数［10%–90%］。其余各行为配对差异：中位数、80%区间、差异大于零的重复所占比例；n = ${count(n)}。${directionRule(n)}不含参数不确定性。`,
    beside: (title) => `与“${title}”相比`,
    gmvTitle: (scenario, baseline) => `“${scenario}”与“${baseline}”`,
    gmv: (attribution, unit, n) => `GMV（${attribution}），${unit}，n = ${count(n)}次重复`,
    differences: (baseline, attribution, unit, n) =>
      `与“${baseline}”的配对差异，GMV（${attribution}），${unit}，n = ${count(n)}次配对重复`,
    perWeek: (unit, smooth) => `每周${unit}${smooth ? '，四周均值' : ''}`,
    fourWeekly: '每次重复先取以当周为中心的四周均值，购物节因此变平；数据表中是每周值。',
    mark: (platform, what) => `${platform}：${what}`,
    within: (title, more) => (more ? `包含“${title}”的全部内容，另外：` : `与“${title}”相同。`),
    bands: '线：中位数。深色带：50%；浅色带：80%的重复。不含参数不确定性。',
    ownScales: '各平台相差十倍，因此各用自己的纵轴：请比较形状，不要比较高度。',
    migrationTitle: (scenario, period, moved, total, part, kind) =>
      `“${scenario}”下，${total}${kind}中有${moved}（${part}）在${period}末的位置与期初不同`,
    besideBaseline: (baseline, claim) => `与“${baseline}”相比，${claim}`,
    migrationSubtitle: (kind, n) =>
      `按期初（左）和期末（右）位置统计的实际${kind}数，n = ${count(n)}次重复的均值`,
    migrationNone: (scenario, period, kind) => `“${scenario}”下，没有${kind}在${period}末的位置与期初不同`,
    migration: (shown, rest, kind) =>
      `画出最大的${shown}股流动；其余合计（${rest}${kind}）画在“其他去向”之间。彩色位置为单一平台，灰色为多个平台或没有平台；流动带的颜色取自去向。数据表中灰色的均值在区间之外，只由少数重复造成。不含参数不确定性。`,
    matrixTitle: (scenario, period, from, to, moved, kind) =>
      `“${scenario}”下${period}最大的一股流动：${moved}${kind}从${from}到${to}`,
    matrix: (kind, n) =>
      `实际${kind}数；行为期初位置，列为期末位置，对角线为留在原处者；n = ${count(n)}次重复的均值及已知时的80%区间`,
    fewAgents: (kind) => `底色：留在原处者。灰字：平均不到三个模拟${kind}，几乎只是偶然。`,
    diversionTitle: (scenario, period, lost, unit, none, most) =>
      `“${scenario}”下，${period}各渠道共失去${lost}${unit}，其中最多的是${most.from}（${most.amount}${unit}）；合计${none}${unit}没有流向其他渠道`,
    diversionNone: (scenario, period) => `“${scenario}”下，${period}没有GMV被转移`,
    diversion: (baseline, n) =>
      `各渠道（流量平台、渠道、成交平台）与“${baseline}”相比的损失，按比例分摊到有增益的渠道；n = ${count(n)}次配对重复的均值和80%区间。这是记账规则，不是对个人的观察。较长时期按一个时期计算：某渠道在一个季度失去、在另一季度收回的相互抵消，因此损失小于按季度相加的“被挤出的GMV去了哪里”。灰色：均值在区间之外，只由少数重复造成。`,
    fitTitle: (scenario, checks, fitted, far) =>
      `“${scenario}”与历史数据：仅用于检验的目标达到${count(checks.hits)}/${count(checks.judged)}，用于拟合的目标达到${count(fitted.hits)}/${count(fitted.judged)}；没有范围但相差很远的${count(far)}个`,
    fitPart: (use, hits, judged, all) =>
      `${use === 'fit' ? '用于拟合' : '仅用于检验'}：${count(judged)}个有范围的目标中达到${count(hits)}个，共列出${count(all)}个`,
    fit: '无论达到与否，所有目标都列出。用于拟合的目标在2020年6月30日之前已知，可以参与建模；仅用于检验的目标更晚，没有用来拟合，但部分设置是在看到2020年和2021年数字的情况下手工调整的，因此这不是回测。没有范围的公开数字只比较比值，高出一半以上或不足三分之二即为相差很远。未达到的排在最前。',
    assumptionsTitle: (all, varying) =>
      `共${count(all)}项假设；其中${count(varying)}项在各情景间不同，排在最前`,
    assumptionsShown: (shown, all) =>
      `${shown === 0 ? '没有符合筛选的假设' : '符合筛选的假设'}：${count(shown)}/${count(all)}。`,
    assumptions: '取值以声明的单位表示。等级说明数字的依据；“assumed”表示没有找到来源。',
    failures: (n) => `${count(n)}次运行失败，不包含在任何图表中`,
    stopped: (done, planned) =>
      `本研究中途停止：计划的${count(planned)}次重复完成了${count(done)}次，所有数字都只依据这些。`,
    alt: (title, subtitle) => `${title}。${subtitle}。下方数据表包含全部数字。`,
    trimmed: '为使本页小于3 MB，最小的流动已合并；findings.json包含全部流动。',
  },
};
