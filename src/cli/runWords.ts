import { bytesWords } from '../runs/limits.ts';
import type { Language } from '../report/words/languages.ts';

/** What commands that simulate say of their progress and of where things are, in one language. */
export interface RunWords {
  readonly page: (path: string) => string;
  readonly files: (folder: string) => string;
  readonly next: (commands: readonly string[]) => string;
  /** `doses`: how many of the runs are other doses of the scenarios’ subsidies. */
  readonly plan: (runs: number, doses: number, threads: number, bytes: number) => string;
  /** Of so many scenarios, whose sentences are judged. */
  readonly checking: (runs: number, scenarios: number, threads: number, bytes: number) => string;
  readonly first: (platform: string, period: string, parts: readonly string[]) => string;
  readonly progress: (done: number, total: number, failed: number, left: string) => string;
  readonly seconds: (n: number) => string;
  readonly minutes: (n: number) => string;
  readonly bar: {
    readonly left: string;
    readonly workers: (n: number) => string;
    readonly failed: (n: number) => string;
  };
  readonly kept: (replicates: number) => string;
  readonly nothingWritten: string;
  readonly noneSucceeded: string;
  readonly noPair: string;
  /** Of a stopped `diff` that has some pairs. */
  readonly untraced: string;
  readonly lawsStopped: string;
  readonly lawsPartly: string;
}

const en: RunWords = {
  page: (path) => `page: ${path}`,
  files: (folder) => `all files: ${folder} · replay: inside it, the command in manifest.json`,
  next: (commands) => `next: ${commands.join(' · ')}`,
  plan: (runs, doses, threads, bytes) =>
    `${runs} runs${doses === 0 ? '' : ` (${doses} of them other doses of the scenarios’ subsidies)`} on ${threads} threads, ${bytesWords(bytes)} of memory`,
  checking: (runs, scenarios, threads, bytes) =>
    `${runs} runs of ${scenarios} scenarios on ${threads} threads, ${bytesWords(bytes)} of memory`,
  first: (platform, period, parts) =>
    `first figures, one replicate, no interval yet: ${platform} GMV settled ${period}, CNY bn: ${parts.join('; ')}`,
  progress: (done, total, failed, left) =>
    `${done}/${total} runs${failed > 0 ? `, ${failed} failed` : ''}, about ${left} left`,
  seconds: (n) => `${n}s`,
  minutes: (n) => `${n}min`,
  bar: {
    left: 'eta',
    workers: (n) => `${n} ${n === 1 ? 'worker' : 'workers'}`,
    failed: (n) => `${n} failed`,
  },
  kept: (replicates) => `kept ${replicates} complete replicates`,
  nothingWritten: 'nothing was written',
  noneSucceeded: 'no run succeeded; nothing was written',
  noPair: 'stopped before a pair of runs was complete',
  untraced: 'stopped: differences of the pairs that were finished, and no search for where they part',
  lawsStopped: 'stopped: the sentences were judged on the runs that were finished, the laws not at all',
  lawsPartly: 'stopped: the laws were judged on what was run so far',
};

const zh: RunWords = {
  page: (path) => `页面：${path}`,
  files: (folder) => `全部文件：${folder} · 重现：在该文件夹内运行 manifest.json 中的命令`,
  next: (commands) => `接下来：${commands.join(' · ')}`,
  plan: (runs, doses, threads, bytes) =>
    `共${runs}次运行${doses === 0 ? '' : `（其中${doses}次为各情景补贴的其他力度）`}，${threads}个线程，内存 ${bytesWords(bytes)}`,
  checking: (runs, scenarios, threads, bytes) =>
    `${scenarios}个情景共${runs}次运行，${threads}个线程，内存 ${bytesWords(bytes)}`,
  first: (platform, period, parts) =>
    `初步数字，仅一次重复，尚无区间：${platform}${/^\d{4}$/.test(period) ? `${period}年` : ''}成交GMV，亿元：${parts.join('；')}`,
  progress: (done, total, failed, left) =>
    `已完成 ${done}/${total} 次运行${failed > 0 ? `，${failed}次失败` : ''}，约剩 ${left}`,
  seconds: (n) => `${n}秒`,
  minutes: (n) => `${n}分钟`,
  bar: { left: '约剩', workers: (n) => `${n}个线程`, failed: (n) => `${n}次失败` },
  kept: (replicates) => `保留了${replicates}次完整的重复`,
  nothingWritten: '没有写入任何文件',
  noneSucceeded: '没有一次运行成功；没有写入任何文件',
  noPair: '在一对运行完成之前停止',
  untraced: '已停止：差异来自已完成的配对，未查找从何处分开',
  lawsStopped: '已停止：语句按已完成的运行判定，定律未检验',
  lawsPartly: '已停止：定律按已完成的运行判定',
};

export const runWords: Readonly<Record<Language, RunWords>> = { en, zh };
