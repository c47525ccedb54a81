// Who may import what (ARCHITECTURE.md has the same as a table). Everything here is an error.

const { readdirSync } = require('node:fs');

/** Workspace packages that a room may import; npm packages are limited further below where it matters. */
const mayImport = {
  'packages/forest': [],
  'packages/statistics': [],
  'packages/covertype': [],
  'packages/object-store': [],
  'packages/database': [],
  'packages/service-kit': [],
  'packages/generated-requests': [],
  'packages/mlflow-client': [],
  'packages/tracking-servers': [],
  'packages/mlflow-transfer': ['mlflow-client', 'tracking-servers'],
  'packages/pipeline-contract': [],
  'packages/model-bundle': ['forest', 'covertype', 'pipeline-contract'],
  'packages/stack': [
    'covertype',
    'database',
    'service-kit',
    'object-store',
    'data-api',
    'tracking',
    'inference',
    'worker',
    'dashboard',
  ],
  'apps/data-api': ['covertype', 'service-kit'],
  'apps/tracking': ['service-kit', 'generated-requests', 'database', 'object-store', 'mlflow-client'],
  'apps/inference': [
    'service-kit',
    'generated-requests',
    'database',
    'forest',
    'covertype',
    'statistics',
    'mlflow-client',
    'pipeline-contract',
  ],
  'apps/worker': [
    'service-kit',
    'forest',
    'covertype',
    'statistics',
    'mlflow-client',
    'model-bundle',
    'object-store',
    'pipeline-contract',
    'database',
  ],
  'apps/dashboard': ['covertype', 'database', 'mlflow-client', 'pipeline-contract', 'service-kit'],
};

const rooms = ['apps', 'packages'].flatMap((kind) => readdirSync(kind).map((name) => `${kind}/${name}`));

const roomRules = Object.entries(mayImport).map(([room, allowed]) => {
  const others = rooms.filter((other) => other !== room && !allowed.includes(other.split('/')[1]));
  const names = others.map((other) => other.split('/')[1]).join('|');
  return {
    name: `${room} imports only its rooms`,
    severity: 'error',
    from: { path: `^${room}/` },
    to: { path: [`^(${others.join('|')})/`, `^@canopy/(${names})(/|$)`] },
  };
});

const never = (name, from, to) => ({ name, severity: 'error', from, to });
const npm = (...packages) => packages.map((name) => `(^|/node_modules/)${name}(/|$)`);
const test = '[.]test[.]tsx?$';
const nodeBuiltin = { dependencyTypes: ['core'] };

module.exports = {
  forbidden: [
    ...roomRules,
    never('no cycles', {}, { circular: true }),
    never(
      'rooms import each other by name',
      { path: '^(apps|packages)/([^/]+)/' },
      { path: '^(apps|packages)/[^/]+/src/', pathNot: '^$1/$2/' },
    ),
    never('every import resolves', {}, { couldNotResolve: true, path: '^[.]' }),
    never(
      'the learner and the statistics import nothing',
      { path: '^packages/(forest|statistics)/src/', pathNot: [test, '/src/testing/', '/src/threads'] },
      { pathNot: '^packages/(forest|statistics)/src/' },
    ),
    never(
      'definitions run anywhere: browser, workflow, server',
      { path: '^packages/(covertype|pipeline-contract|mlflow-client)/src/', pathNot: test },
      nodeBuiltin,
    ),
    never(
      'definitions know no framework',
      { path: '^packages/(covertype|pipeline-contract|mlflow-client)/src/', pathNot: test },
      { path: npm('fastify', '@fastify', '@temporalio', '@prisma', 'pg') },
    ),
    never(
      'an app is seen from outside by its configuration alone',
      { path: '^packages/stack/' },
      { path: '^apps/[^/]+/', pathNot: '^apps/[^/]+/(src|dist)/config[.]' },
    ),
    never(
      'the launcher has no client of the database but in its tests',
      { path: '^packages/stack/src/', pathNot: test },
      { path: '^packages/database/' },
    ),
    never(
      'tables are known to repositories, and pools to composition roots',
      {
        path: '^apps/(tracking|inference|data-api)/src/',
        pathNot: [
          '[.]repository[.]ts$',
          'dependencies[.]ts$',
          test,
          '/src/testing/',
          '/search/',
          '/database/',
        ],
      },
      { path: ['^packages/database/', ...npm('pg', '@prisma')] },
    ),
    never(
      'the dashboard asks the database in its queries alone',
      { path: '^apps/dashboard/src/', pathNot: ['[.]queries[.]ts$', '/server/', '/src/testing/', test] },
      { path: ['^packages/database/', ...npm('pg', '@prisma')] },
    ),
    never(
      'workflows are deterministic: no Node',
      { path: '^apps/worker/src/workflows/', pathNot: test },
      nodeBuiltin,
    ),
    never(
      'workflows are deterministic: contract, definitions and the workflow SDK only',
      { path: '^apps/worker/src/workflows/', pathNot: test },
      {
        dependencyTypesNot: ['type-only'],
        pathNot: [
          '^apps/worker/src/workflows/',
          '^packages/(pipeline-contract|covertype|statistics)/',
          ...npm('@temporalio/(workflow|common)'),
        ],
      },
    ),
    never(
      'the rules of a feature know no web framework',
      { path: '[.]service[.]ts$' },
      { path: npm('fastify', '@prisma', 'pg') },
    ),
    never(
      'a route asks its service, never the tables',
      { path: '[.]routes[.]ts$' },
      { path: '[.]repository[.]ts$' },
    ),
    never(
      'features meet through index.ts',
      { path: '^apps/([^/]+)/src/features/([^/]+)/' },
      { path: '^apps/$1/src/features/', pathNot: ['^apps/$1/src/features/$2/', '/index[.]tsx?$'] },
    ),
    never('tests are not imported', { pathNot: test }, { path: test }),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)(node_modules|dist)/' },
    exclude: { path: '(^|/)([.]next|generated)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default'] },
  },
};
