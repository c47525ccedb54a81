import type { Service } from '@canopy/service-kit';

/** Every method and pattern of a path that the app answers, read from Fastify's tree, in which four columns are one level. */
export function routesOf(app: Service): { method: 'GET'; pattern: string }[] {
  const above: string[] = [];
  const lines = app.printRoutes().split('\n');
  return lines.flatMap((line) => {
    const [, indent, segment = '', methods = ''] = /^(.*?[├└]── )(\S+)(?: \(([A-Z, ]+)\))?/u.exec(line) ?? [];
    if (indent === undefined) return [];
    above.splice(indent.length / 4 - 1, Infinity, segment);
    const pattern = above.join('');
    return methods
      .split(', ')
      .filter((method) => method !== '')
      .map((method) => ({ method: method as 'GET', pattern }));
  });
}
