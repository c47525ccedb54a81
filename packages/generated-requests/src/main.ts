import { parseArgs } from 'node:util';
import { askApp } from './ask-app.js';
import { formatTallies } from './tally.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const { positionals: urls, values } = parseArgs({
  allowPositionals: true,
  options: {
    requests: { type: 'string', default: '10000' },
    connections: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
  },
});
if (urls.length === 0) {
  say(
    'Usage: npm run generated-requests -- URL… [--requests N] [--connections N] [--only PATTERN] [--seed N]',
  );
  process.exit(2);
}

let faults = 0;
let gaps = 0;
for (const url of urls) {
  const asked = await askApp({
    url,
    requests: Number(values.requests),
    connections: Number(values.connections),
    only: new RegExp(values.only),
    seed: Number(values.seed),
    say,
  });
  const { start, warm, end } = asked.memoryMb;
  say(`\n${formatTallies(asked.tallies)}`);
  say(
    `${url}: ${asked.faults} faults; ${start} MB at the start, ${warm} MB when warm, ${end} MB at the end\n`,
  );
  for (const [name, { classes, undocumented, canSucceed }] of asked.tallies) {
    if (undocumented.size > 0) say(`${name} is documented without ${[...undocumented].sort().join(', ')}`);
    if (canSucceed && !classes[2]) say(`${name} never succeeded`);
    gaps += undocumented.size;
  }
  faults += asked.faults;
}
process.exitCode = faults + gaps === 0 ? 0 : 1;
