import { featureColumns } from '@canopy/covertype';
import { DomainError } from '@canopy/service-kit/errors';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { invalidInput } from './scoring-refusals.js';

const Row = Type.Record(Type.String(), Type.Unknown());
const Values = Type.Array(Type.Unknown());
const Split = Type.Object(
  {
    columns: Type.Optional(Type.Array(Type.String())),
    index: Type.Optional(Values),
    data: Type.Array(Values),
  },
  { additionalProperties: false },
);

/** The four forms in which MLflow's scoring protocol takes rows in JSON, by the key that each of them is under. */
const forms = {
  dataframe_split: {
    schema: Compile(Split),
    shape: '{"columns": [names], "data": [[values of a row], …]}',
  },
  dataframe_records: { schema: Compile(Type.Array(Row)), shape: '[{column: value, …}, …]' },
  instances: {
    schema: Compile(Type.Union([Type.Array(Row), Type.Array(Values)])),
    shape: '[{column: value, …}, …] or [[values of a row], …]',
  },
  inputs: {
    schema: Compile(Type.Union([Type.Record(Type.String(), Values), Type.Array(Values)])),
    shape: '{column: [values], …} or [[values of a row], …]',
  },
} as const;

type Form = keyof typeof forms;
const formNames = Object.keys(forms) as Form[];
const inPython = (names: readonly string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`;
const requiredForm = `The input must be a JSON dictionary with exactly one of the input fields {${inPython(formNames).slice(1, -1)}}`;
const changeOfProtocol =
  'IMPORTANT: The MLflow Model scoring protocol has changed in MLflow version 2.0. If you are seeing this error, you are likely using an outdated scoring request format. See https://mlflow.org/docs/latest/models.html#deploy-mlflow-models.';
const featureNames = featureColumns.map((column) => column.key);

/**
 * The rows of a request to `/invocations` in JSON, each as an object by column name. Rows without names have their values in the
 * order of the model's signature.
 *
 * @throws DomainError `invalid` for a body that has not exactly one of the four forms, or whose rows do not fit it.
 */
export function readScoringRows(body: unknown): Record<string, unknown>[] {
  if (Array.isArray(body)) throw invalidInput(`${requiredForm}. Received a list.`);
  if (typeof body !== 'object' || body === null) {
    throw invalidInput(`${requiredForm}. Received unexpected input type '${typeof body}'.`);
  }
  const found = formNames.filter((name) => Object.hasOwn(body, name));
  const [form] = found;
  if (form === undefined || found.length > 1) {
    throw new DomainError(
      'invalid',
      `${requiredForm}. Received dictionary with input fields: ${inPython(Object.keys(body).slice(0, 20))}. ${changeOfProtocol}`,
    );
  }
  return readForm(form, (body as Record<Form, unknown>)[form]);
}

const misfits: Partial<Record<Form, string>> = {
  dataframe_records: 'Dataframe records format must be a list of records.',
  dataframe_split:
    "Dataframe split format must have 'data' field and optionally 'columns' and 'index' fields, each a list.",
};

function readForm(form: Form, content: unknown): Record<string, unknown>[] {
  const { schema, shape } = forms[form];
  if (!schema.Check(content)) throw invalidInput(misfits[form] ?? `"${form}" must be ${shape}.`);
  if (form === 'dataframe_split') {
    const { columns = featureNames, data } = content as Static<typeof Split>;
    return data.map((values, row) => nameValues(columns, values, row));
  }
  if (!Array.isArray(content)) return turnColumns(content as Record<string, unknown[]>);
  return content.map((row: unknown, index) =>
    Array.isArray(row) ? nameValues(featureNames, row, index) : (row as Record<string, unknown>),
  );
}

function nameValues(
  columns: readonly string[],
  values: readonly unknown[],
  row: number,
): Record<string, unknown> {
  if (values.length === columns.length) {
    return Object.fromEntries(columns.map((column, index) => [column, values[index]]));
  }
  throw invalidInput(
    `Row ${row} has ${values.length} values, expected ${columns.length}: ${columns.join(', ')}.`,
  );
}

function turnColumns(columns: Record<string, unknown[]>): Record<string, unknown>[] {
  const entries = Object.entries(columns);
  const rowCount = entries[0]?.[1].length ?? 0;
  const odd = entries.find(([, values]) => values.length !== rowCount);
  if (odd)
    throw invalidInput(
      `Column ${odd[0]} has ${odd[1].length} values, column ${entries[0]?.[0]} has ${rowCount}.`,
    );
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(entries.map(([name, values]) => [name, values[row]])),
  );
}
