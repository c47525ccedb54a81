interface Schema {
  type?: string;
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  default?: unknown;
}

/** What the sender of a request may leave out. */
export const hasDefault = (field: object) => 'default' in field;

/** What an answer leaves out, as protobuf's JSON form does, where there is nothing to say. */
export const isListOrDefault = (field: Schema) => field.type === 'array' || hasDefault(field);

/** A schema whose fields need not be there where `mayBeAbsent` says so, at any depth. */
export function leaveOut(schema: Schema, mayBeAbsent: (field: Schema) => boolean): object {
  const { required = [], ...rest } = schema;
  const { items, properties } = rest;
  if (items) return { ...schema, items: leaveOut(items, mayBeAbsent) };
  if (!properties) return schema;
  const needed = required.filter((name) => !mayBeAbsent(properties[name] ?? {}));
  return {
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [name, leaveOut(field, mayBeAbsent)]),
    ),
    ...(needed.length > 0 && { required: needed }),
  };
}
