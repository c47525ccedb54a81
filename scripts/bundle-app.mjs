// Bundles an app, run in its folder after `tsc -b`: dist/main.js and every thread, dist/**/*-thread.js, with all that they import
// become bundle/program.js, which bundle/main.js starts, and bundle/*-thread.js, with what they share beside them.
// Why is in docs/adr/0031-apps-start-from-a-bundle.md.
import { globSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const folder = path.resolve('bundle');

// These read files that lie beside their code, and stay in node_modules.
const withFiles = /^(@fastify\/swagger-ui|onnxruntime-node)(\/|$)/;

const stayWhereTheyAre = {
  name: 'stay where they are',
  setup({ onResolve, resolve }) {
    onResolve({ filter: withFiles }, async ({ path: name, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === withFiles) return undefined;
      const found = await resolve(name, { importer, resolveDir, kind, pluginData: withFiles });
      return found.errors.length > 0 ? found : { path: path.relative(folder, found.path), external: true };
    });
  },
};

// An import of one of Node's own modules reads all that it exports, and node:http exports what needs all of fetch: 15 MB and 30 ms.
// What is required is read when it is used.
const requireNode = {
  name: 'require Node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:|^https$/ }, ({ path: name, kind, namespace }) => {
      if (kind === 'import-statement') return { path: name, namespace: 'node' };
      const isSeldom = kind === 'require-call' && namespace === 'file' && seldomUsed.test(name);
      return isSeldom ? { path: name, namespace: 'node when used' } : { path: name, external: true };
    });
    onLoad({ filter: /.*/, namespace: 'node' }, ({ path: name }) => ({
      contents: `module.exports = require('${name}');`,
    }));
    onLoad({ filter: /.*/, namespace: 'node when used' }, ({ path: name }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, name) => require('${name}')[name] });`,
    }));
  },
};
// What Fastify needs for other servers than ours, and prom-client to send what we let others fetch: 9 MB and 20 ms.
const seldomUsed = /^(node:)?(http2|https)$/;

// What one start has compiled the next need not. Where nothing can be kept, nothing is.
const compiled = 'node_modules/.cache/compiled';
const main = `import { enableCompileCache } from 'node:module';
enableCompileCache(import.meta.dirname + '/../${compiled}');
await import('./program.js');
`;
// Not what creates or keeps a thread.
const threads = globSync('dist/**/*-thread.js', { exclude: ['**/{create,keep,start}-*'] }).map((file) => ({
  in: file,
  out: path.basename(file, '.js'),
}));

for (const old of [folder, compiled]) rmSync(old, { recursive: true, force: true });
await build({
  entryPoints: [{ in: 'dist/main.js', out: 'program' }, ...threads],
  chunkNames: '[name]-[hash]',
  outdir: folder,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'linked',
  plugins: [stayWhereTheyAre, requireNode],
  // A faster client of Postgres that nobody installed; pg asks whether it is there.
  external: ['pg-native'],
  // CommonJS inside of the bundle asks Node for its own modules by this.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});
writeFileSync(path.join(folder, 'main.js'), main);
