import { type Static, Type } from 'typebox';

/** `held` waits for a person; only rows of accepted and released batches are trained on. */
export const BatchState = Type.Union([
  Type.Literal('accepted'),
  Type.Literal('held'),
  Type.Literal('released'),
  Type.Literal('rejected'),
]);
export type BatchState = Static<typeof BatchState>;

export const BatchRule = Type.Union([
  Type.Literal('schema_changed'),
  Type.Literal('bad_rows'),
  Type.Literal('doubtful_rows'),
  Type.Literal('repeated_rows'),
  Type.Literal('few_rows'),
  Type.Literal('constant_column'),
  Type.Literal('unheard_values'),
  Type.Literal('shifted_column'),
  Type.Literal('swapped_names'),
  Type.Literal('same_answer'),
]);
export type BatchRule = Static<typeof BatchRule>;

/** What a finding of each rule tells besides its column, by name: whoever shows it has a text for each. */
export const findingFacts = {
  schema_changed: ['count', 'rows', 'broken'],
  bad_rows: ['count', 'rows', 'broken'],
  doubtful_rows: ['count', 'rows', 'broken'],
  repeated_rows: ['count', 'rows'],
  few_rows: ['rows', 'usual'],
  constant_column: ['value'],
  unheard_values: ['count', 'rows', 'low', 'high'],
  shifted_column: ['mean', 'low', 'high'],
  swapped_names: ['rows', 'one', 'other'],
  same_answer: ['batch'],
} as const satisfies Record<BatchRule, readonly string[]>;

/** Something unusual about a batch as a whole. */
export const BatchFinding = Type.Object({
  rule: BatchRule,
  /** A batch with a finding that holds waits for a person; a notice only says so. */
  severity: Type.Union([Type.Literal('hold'), Type.Literal('notice')]),
  column: Type.Optional(Type.String()),
  /** What was measured, and how much of it would have passed. */
  found: Type.Number(),
  limit: Type.Number(),
  /** How probable so much is in a batch like those before, where a test says so. */
  pValue: Type.Optional(Type.Number()),
  /** One sentence for a person, and what it tells by name, so that it may be told in another language. Older findings have no facts. */
  message: Type.String(),
  facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  /** Some of what was found, as it came. */
  examples: Type.Optional(Type.Array(Type.String())),
});
export type BatchFinding = Static<typeof BatchFinding>;

const Counts = Type.Record(Type.String(), Type.Integer());

/** How the values of a batch are distributed: what later batches are compared with. */
export const BatchProfile = Type.Object({
  received: Type.Integer(),
  /** Rows that no rule keeps out. */
  usable: Type.Integer(),
  /** Rows that came more than once within the answer, beyond the first. */
  repeated: Type.Integer(),
  /** Of usable rows. */
  measures: Type.Record(
    Type.String(),
    Type.Object({
      mean: Type.Number(),
      deviation: Type.Number(),
      minimum: Type.Number(),
      maximum: Type.Number(),
    }),
  ),
  /** Of usable rows: how many have each name, code or class. */
  categories: Type.Record(Type.String(), Counts),
  /** Of each two columns of categories: how often a name of the first comes with one of the second. Older profiles have none. */
  pairs: Type.Optional(
    Type.Array(
      Type.Object({
        columns: Type.Tuple([Type.String(), Type.String()]),
        counts: Type.Record(Type.String(), Counts),
      }),
    ),
  ),
  /** Rows that break each rule, with its column: those that are kept out, and those that are only doubted. */
  failures: Counts,
  warnings: Counts,
});
export type BatchProfile = Static<typeof BatchProfile>;
