/**
 * Packs what every page carries into `dist/page-assets.json`: the plotting library gzipped in dense characters, the page's
 * own script as one piece a language, and its style sheet, each with the hash by which the page's policy allows it.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, runnerImport } from 'vite';

const root = new URL('../', import.meta.url);
const hashOf = (text) => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;

/** A module of the page, which is TypeScript. */
async function moduleOf(path) {
  const file = fileURLToPath(new URL(path, root));
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'warn' });
  return module;
}

async function plotlyAsset() {
  const { toDense } = await moduleOf('src/report/page/dense.ts');
  const script = await readFile(createRequire(import.meta.url).resolve('plotly.js-dist-min'), 'utf8');
  return { text: toDense(gzipSync(script, { level: 9 })), hash: hashOf(script) };
}

/** A page is in one language: the words of the others would be dead weight in it. */
const wordsOf = (language) => ({
  name: 'words-of-one-language',
  load: (id) =>
    id.replaceAll('\\', '/').endsWith('/report/words/languages.ts')
      ? `import { ${language} } from './${language}.ts';\nexport const dictionary = () => ${language};\n`
      : null,
});

async function clientAsset(language) {
  const result = await build({
    configFile: false,
    root: fileURLToPath(root),
    logLevel: 'warn',
    plugins: [wordsOf(language)],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: {
        entry: 'src/report/page/client.ts',
        formats: ['iife'],
        name: 'cartbanPage',
        fileName: 'page-client',
      },
    },
  });
  const [output] = [result].flat();
  const text = output.output[0].code.trim();
  if (/<\/script|<!--/i.test(text))
    throw new Error('the page script holds a text that would end its own element');
  return { text, hash: hashOf(text) };
}

async function styleAsset() {
  const text = (await readFile(new URL('src/report/page/style.css', root), 'utf8')).trim();
  return { text, hash: hashOf(text) };
}

/** The assets as `renderPage` takes them. */
export async function packPage() {
  const { languages } = await moduleOf('src/report/words/languages.ts');
  const [plotly, style, ...clients] = await Promise.all([
    plotlyAsset(),
    styleAsset(),
    ...languages.map(clientAsset),
  ]);
  return { plotly, style, client: Object.fromEntries(languages.map((name, i) => [name, clients[i]])) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(new URL('dist/', root), { recursive: true });
  await writeFile(new URL('dist/page-assets.json', root), JSON.stringify(await packPage()));
}
