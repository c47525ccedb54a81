import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { featureColumns, type ParsedRow } from '@canopy/covertype';
import { createPredictor } from '@canopy/forest';
import { ensurePython } from '@canopy/tracking-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CovertypeRow, categoryNumbers, readCovertype } from './read-covertype.js';
import { registerChampion } from './register-champion.js';
import { repositoryRoot } from './repository-root.js';
import { runPython } from './run-python.js';
import { type StartedTracking, startTracking } from './start-tracking.js';
import { trainChampion } from './train-champion.js';

const examples = path.join(repositoryRoot, 'conformance/examples');
const checks = path.join(repositoryRoot, 'conformance/python');
const say = (): void => {};

let python: string;
let canopy: StartedTracking;
let rows: CovertypeRow[];
let training: ParsedRow[];
const folder = mkdtempSync(path.join(tmpdir(), 'canopy-examples-'));

beforeAll(async () => {
  python = await ensurePython({ environment: process.env, say });
  canopy = await startTracking(say);
  rows = readCovertype();
  training = rows.filter((_, row) => row % 5 !== 0).map(({ parsed }) => parsed);
  await registerChampion(canopy.url, trainChampion(training, 'extra_trees'), {
    categoryNumbers,
    selfTest: [],
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await canopy?.stop();
});

const run = (script: string, ...args: string[]) =>
  runPython(python, [script, ...args], { MLFLOW_TRACKING_URI: canopy.url });

describe('the examples in Python', () => {
  const words: Record<string, RegExp> = {
    'autologging.py': /autologging: \d+ params/,
    'find_runs.py': /run_id +start_time/,
    'load_champion.py': /takes Rawah for cover type \d/,
    'purge.py': /the name is too/,
    'track_and_serve.py': /serves as champion/,
  };

  it.each(readdirSync(examples).filter((name) => name.endsWith('.py')))(
    '%s does what it says',
    async (name) => {
      const output = await run(path.join(examples, name));

      expect(Object.keys(words)).toContain(name);
      expect(output).toMatch(words[name] ?? '');
    },
  );
});

describe('the champion, as MLflow loads it', () => {
  it.each(['extra_trees', 'gradient_boosting'] as const)(
    'gives every row there is, held out or not, by names, the probabilities of our own %s',
    async (algorithm) => {
      const champion = trainChampion(training, algorithm);
      await registerChampion(canopy.url, champion, { categoryNumbers, selfTest: [] });
      const [rowsFile, predictionsFile] = [
        path.join(folder, 'rows.csv'),
        path.join(folder, 'predictions.csv'),
      ];
      const header = featureColumns.map(({ key }) => key).join(',');
      writeFileSync(rowsFile, [header, ...rows.map(({ texts }) => texts.join(','))].join('\n'));

      await run(path.join(examples, 'load_champion.py'), rowsFile, predictionsFile);

      const [, ...lines] = readFileSync(predictionsFile, 'utf8').trim().split('\n');
      expect(lines).toHaveLength(rows.length);
      const { predictRow } = createPredictor(champion);
      const differences = lines.flatMap((line, row) => {
        const [label, ...probabilities] = line.split(',').map(Number);
        const expected = predictRow(rows[row]?.parsed.features ?? []);
        expect(expected[label ?? -1]).toBeCloseTo(Math.max(...expected), 12);
        return probabilities.map((probability, c) => Math.abs(probability - (expected[c] ?? Number.NaN)));
      });
      expect(differences).toHaveLength(7 * rows.length);
      expect(differences.every((difference) => difference < 1e-12)).toBe(true);
    },
  );

  it("is what MLflow's tools and their users take for a model", async () => {
    expect(await run(path.join(checks, 'check_champion.py'))).toContain('the champion is a model');
  });
});
