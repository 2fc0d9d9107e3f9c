import { chromium, type Browser } from 'playwright-core';

/**
 * The Chromium that ships inside an npm package. It carries the few libraries it needs (NSS) for one cloud's runtime;
 * naming that runtime makes it unpack them, so that no system package is needed here either.
 */
async function launch(): Promise<Browser> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  return chromium.launch({ executablePath, args: ['--no-sandbox'], headless: true });
}

export type Started = { readonly browser: Browser } | { readonly reason: string };

/** A browser, or why there is none on this machine. */
export async function startBrowser(): Promise<Started> {
  try {
    return { browser: await launch() };
  } catch (error) {
    const [reason] = String(error).split('\n');
    if (process.env['CARTBAN_BROWSER'] === 'required') throw error;
    return { reason };
  }
}
