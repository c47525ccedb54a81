interface Schema {
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  default?: unknown;
}

/** A schema of a request as its sender sees it: what has a default may be left out, at any depth. */
export function optionalWithDefault(schema: object): object {
  const { required = [], ...rest }: Schema = schema;
  const { items, properties } = rest;
  if (items) return { ...schema, items: optionalWithDefault(items) };
  if (!properties) return schema;
  const needed = required.filter((name) => properties[name]?.default === undefined);
  return {
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, optionalWithDefault(property)]),
    ),
    ...(needed.length > 0 && { required: needed }),
  };
}
