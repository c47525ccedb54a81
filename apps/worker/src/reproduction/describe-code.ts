import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { TrainingCode } from '@canopy/pipeline-contract';

const learner = path.dirname(createRequire(import.meta.url).resolve('@canopy/forest'));

/** The code that trains here. The learner is told by the hash of its compiled files, whatever commit they are of. */
export function describeCode(): TrainingCode {
  const files = readdirSync(learner, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !/\.test\.js$|^testing\//.test(file))
    .sort();
  const digest = createHash('sha256');
  for (const file of files) digest.update(`${file}\0`).update(readFileSync(path.join(learner, file)));
  return {
    learnerSha256: digest.digest('hex'),
    node: process.version,
    architecture: process.arch,
  };
}
