interface RouteGroup {
  name: string;
  description: string;
}

const groups = [
  [
    { name: 'predictions', description: 'One place, or many rows at once, by the champion' },
    /^\/predict(\/batch)?$/,
  ],
  [
    { name: 'prediction log', description: 'What was answered, what turned out to be true, windows of both' },
    /^\/(feedback|predictions|windows)/,
  ],
  [
    { name: 'versions', description: 'What serves, what is tried beside it, what could serve' },
    /^\/(models|reload-model|rollout)/,
  ],
  [
    {
      name: 'Open Inference Protocol',
      description: "KServe's second protocol, with Triton's extensions for binary tensors and repositories",
    },
    /^\/v2/,
  ],
  [{ name: 'KServe, first protocol', description: 'Rows as lists or as objects' }, /^\/v1/],
  [
    { name: 'MLflow scoring server', description: 'What `mlflow models serve` answers' },
    /^\/(invocations|ping|version)$/,
  ],
  [{ name: 'server', description: 'What this is, and whether it works' }, /^\/(health)?$/],
] as const satisfies readonly (readonly [RouteGroup, RegExp])[];

/** The groups of the documentation, in their order. */
export const routeGroups: readonly RouteGroup[] = groups.map(([group]) => group);

/** The group that a route stands in, by its path. */
export const groupOf = (url: string): string | undefined =>
  groups.find(([, pattern]) => pattern.test(url))?.[0].name;
