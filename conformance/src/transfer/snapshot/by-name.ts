import type { Json } from './json.js';

/** What things are called, by the ids that each server gives anew. */
export interface Names {
  nameOfRun: ReadonlyMap<string, string>;
  nameOfModel: ReadonlyMap<string, string>;
}

/** A thing without its ids, under the name that it has on every server. */
export interface Named {
  name: string;
  value: Json;
}

/** Every item under its name. @throws Error when two share one. */
export async function byName(items: readonly Json[], take: (item: Json) => Promise<Named>): Promise<Json> {
  const taken: Json = {};
  for (const item of items) {
    const { name, value } = await take(item);
    if (taken[name] !== undefined)
      throw new Error(`Two things are called ${name}; a snapshot tells them by name.`);
    taken[name] = value;
  }
  return taken;
}
