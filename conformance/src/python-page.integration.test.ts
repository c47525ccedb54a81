import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensurePython } from '@canopy/tracking-servers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repositoryRoot } from './repository-root.js';
import { runPython } from './run-python.js';
import { type StartedTracking, startTracking } from './start-tracking.js';

const folder = mkdtempSync(path.join(tmpdir(), 'canopy-page-'));
const say = (): void => {};

let canopy: StartedTracking;
beforeAll(async () => {
  canopy = await startTracking(say);
});
afterAll(async () => {
  await canopy?.stop();
  rmSync(folder, { recursive: true });
});

it('the pieces of docs/python.md are one program that does what it says', async () => {
  const page = readFileSync(path.join(repositoryRoot, 'docs/python.md'), 'utf8');
  const [program = ''] = page.split('## Whole scripts');
  const pieces = [...program.matchAll(/^```python\n(.*?)^```$/gms)].map(([, piece]) => piece);
  const file = path.join(folder, 'page.py');
  writeFileSync(file, pieces.join('\n'));
  const python = await ensurePython({ environment: process.env, say });

  const output = await runPython(python, [file], { MLFLOW_TRACKING_URI: canopy.url });

  expect(pieces.length).toBeGreaterThan(5);
  expect(output).toContain('metrics.accuracy');
  expect(output).toContain("'is_complete': True");
});
