import { parseArgs } from 'node:util';
import { benchForest } from './forest/bench-forest.js';
import { benchWorkers } from './forest/bench-workers.js';
import { benchInference } from './inference/bench-inference.js';
import { benchLoop } from './loop/bench-loop.js';
import { printReport } from './report/print-report.js';
import { benchTracking } from './tracking/bench-tracking.js';
import { benchWatch } from './watch/bench-watch.js';

const benches = {
  forest: benchForest,
  inference: benchInference,
  loop: benchLoop,
  tracking: benchTracking,
  watch: benchWatch,
  workers: benchWorkers,
} as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    train: { type: 'string' },
    test: { type: 'string' },
    peers: { type: 'boolean' },
  },
});
const name = positionals[0] ?? '';
if (!(name in benches)) {
  process.stderr.write(
    `npm run bench -- <name>, where the name is one of: ${Object.keys(benches).join(', ')}\n`,
  );
  process.exit(2);
}
printReport(await benches[name as keyof typeof benches](values));
