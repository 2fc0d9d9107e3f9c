import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBrowser } from '../browser/chromium.ts';

/** Opens an address in a browser, and gives back how to close it. */
type Open = (url: string) => Promise<() => Promise<unknown>>;

/** Runs `worker.js` in a worker thread and sends home what it says, or what went wrong. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>hosts</title><script>
  const send = (text) => fetch('/said', { method: 'POST', body: text });
  const worker = new Worker('/worker.js');
  worker.onmessage = (message) => send(message.data);
  worker.onerror = (error) => send(JSON.stringify({ error: error.message }));
</script>`;

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** What a script posts from a worker of a page, whose browser hears of nothing but this machine. */
async function saidBy(open: Open, script: string): Promise<unknown> {
  const files: Readonly<Record<string, readonly [string, string]>> = {
    '/': ['text/html', PAGE],
    '/worker.js': ['text/javascript; charset=utf-8', script],
  };
  let say: (text: string) => void;
  const said = new Promise<string>((resolve) => (say = resolve));
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url === '/said') {
      void textOf(request).then(say);
      response.end();
      return;
    }
    const [type, text] = files[request.url!] ?? ['text/plain', ''];
    response.writeHead(text ? 200 : 404, { 'content-type': type }).end(text);
  };
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = await open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  try {
    return JSON.parse(await said);
  } finally {
    await close();
    server.closeAllConnections();
    server.close();
  }
}

const inChromium: Open = async (url) => {
  const started = await startBrowser();
  if ('reason' in started) throw new Error(started.reason);
  const page = await started.browser.newPage();
  await page.goto(url);
  return () => started.browser.close();
};

/** A Firefox of its own that reaches this machine only: whatever else it wants to fetch ends at a closed port. */
const FIREFOX_PREFS = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': '127.0.0.1',
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
};

const inFirefox =
  (program: string): Open =>
  async (url) => {
    const profile = await mkdtemp(path.join(tmpdir(), 'cartban-firefox-'));
    const prefs = Object.entries(FIREFOX_PREFS).map(
      (pref) => `user_pref(${pref.map((p) => JSON.stringify(p)).join()});`,
    );
    await writeFile(path.join(profile, 'user.js'), prefs.join('\n'));
    const child = spawn(program, ['--headless', '--no-remote', '--profile', profile, url], {
      ...{ stdio: 'ignore', detached: true },
      env: { PATH: process.env['PATH'], HOME: profile },
    });
    return async () => {
      const ended = once(child, 'exit');
      process.kill(-child.pid!);
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    };
  };

export const saidByChromium = (script: string): Promise<unknown> => saidBy(inChromium, script);
export const saidByFirefox = (program: string, script: string): Promise<unknown> =>
  saidBy(inFirefox(program), script);
