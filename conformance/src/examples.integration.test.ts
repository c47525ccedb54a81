import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ensurePython } from '@canopy/tracking-servers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from './repository-root.js';
import { runPython } from './run-python.js';
import { type StartedTracking, startTracking } from './start-tracking.js';

const folder = path.join(repositoryRoot, 'conformance/examples');
const say = (line: string) => process.stdout.write(`${line}\n`);

let python: string;
let canopy: StartedTracking;

beforeAll(async () => {
  python = await ensurePython({ environment: process.env, say });
  canopy = await startTracking(say);
});
afterAll(() => canopy?.stop());

describe('the examples in Python', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.py')))(
    '%s does what it says',
    async (name) => {
      const output = await runPython(python, [path.join(folder, name)], { MLFLOW_TRACKING_URI: canopy.url });

      expect(output).toMatch(
        /serves as champion|autologging: \d+ params|has no finished run yet|the name is too/,
      );
    },
  );
});
