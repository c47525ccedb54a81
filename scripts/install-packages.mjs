import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runStep } from './run-step.mjs';

/** Installs the packages at the locked versions unless the last installation was of the same files. */
export async function installPackages(root) {
  const stampFile = path.join(root, 'node_modules/.canopy-installed');
  const stamp = stampOf(root);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const args = ['-y', packageManager, 'install', '--frozen-lockfile'];
  await runStep('Installing packages', 'npx', args, { cwd: root });
  writeFileSync(stampFile, stamp);
}

function stampOf(root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests(root)]) {
    hash.update(`\n${file}\n`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function manifests(root) {
  const folders = ['apps', 'packages'].flatMap((kind) =>
    readdirSync(path.join(root, kind)).map((name) => `${kind}/${name}`),
  );
  return ['.', 'bench', 'conformance', 'e2e', ...folders.sort()]
    .map((folder) => path.join(folder, 'package.json'))
    .filter((file) => existsSync(path.join(root, file)));
}
