const launcher = 'packages/stack/dist/main.js';
const offset = { 'port-offset': { type: 'string', value: 'N', says: 'moves every port by N' } };

/** The commands of package.json: what each does, its program, the words and options it takes. */
export const commands = {
  start: {
    does: 'Gets, builds and starts everything, and says where it is. Ctrl-C stops it.',
    program: [launcher, 'start'],
    options: offset,
  },
  stop: { does: 'Stops what runs.', program: [launcher, 'stop'], options: {} },
  reset: {
    does: 'Deletes all data of this installation, after asking.',
    program: [launcher, 'reset'],
    options: { yes: { type: 'boolean', short: 'y', says: 'asks nothing' } },
  },
  doctor: {
    does: 'Checks every part, and says what to do where one is not well.',
    program: [launcher, 'doctor'],
    options: offset,
  },
  trainer: {
    does: 'Takes its share of large trainings, on a machine of its own. Temporal and the object store are found by .env.',
    program: ['apps/worker/dist/trainer.js'],
    readsSettings: true,
    options: {},
  },
  reproduce: {
    does: 'Trains a version again, and compares the bytes.',
    program: ['apps/worker/dist/reproduce.js'],
    readsSettings: true,
    words: '<version>',
    options: offset,
  },
  verify: {
    does: 'Decides about a version once more, from what the decision was made on.',
    program: ['apps/worker/dist/verify.js'],
    readsSettings: true,
    words: '<version>',
    options: offset,
  },
  test: {
    does: 'Every check and test, with its own set-up.',
    program: ['scripts/verify.mjs'],
    options: { conformance: { type: 'boolean', says: "MLflow's own tests as well" } },
  },
  bench: {
    does: 'Measures one part, and prints a table and a line of JSON.',
    program: ['bench/dist/main.js'],
    words: 'forest|inference|loop|tracking|watch|workers',
    options: {
      peers: {
        type: 'boolean',
        says: 'beside scikit-learn, LightGBM, FastAPI or MLflow, where there is Python',
      },
      rows: { type: 'string', value: 'FILE', says: 'rows for loop, as CSV, also compressed with gzip' },
      train: { type: 'string', value: 'FILE', says: 'rows that forest learns from' },
      test: {
        type: 'string',
        value: 'FILE',
        says: 'rows that forest is judged by (a tenth of those to learn from)',
      },
    },
  },
  mlflow: {
    does: 'Takes over what an MLflow server keeps, or writes ours to one.',
    program: ['packages/mlflow-transfer/dist/main.js'],
    words: 'import|export',
    options: {
      from: {
        type: 'string',
        value: 'URL',
        says: 'server, or file of SQLite, that is read; export reads ours',
      },
      to: { type: 'string', value: 'URL', says: 'server that is written to; import writes to ours' },
    },
  },
  conformance: {
    does: "Runs MLflow's own tests against the tracking app.",
    program: ['conformance/dist/main.js'],
    options: {
      suite: { type: 'string', value: 'PATH', says: "folder of MLflow's tests (MLFLOW_SUITE)" },
      prepare: { type: 'boolean', says: 'makes the Python that they need, and ends' },
    },
  },
  'generated-requests': {
    does: 'Sends requests of every kind to running apps, made from their documentation.',
    program: ['packages/generated-requests/dist/main.js'],
    words: '<URL> …',
    options: {
      requests: { type: 'string', value: 'N', says: 'of each operation (10000)' },
      connections: { type: 'string', value: 'N', says: 'at the same time (8)' },
      only: { type: 'string', value: 'PATTERN', says: 'operations whose name matches it' },
      seed: { type: 'string', value: 'N', says: 'the same one makes the same requests (1)' },
    },
  },
};
