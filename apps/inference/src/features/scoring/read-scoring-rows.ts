import { featureColumns } from '@canopy/covertype';
import { DomainError } from '@canopy/service-kit/errors';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

const Row = Type.Record(Type.String(), Type.Unknown());
const Values = Type.Array(Type.Unknown());

/** The four forms in which MLflow's scoring protocol takes rows in JSON, by the key that each of them is under. */
const forms = {
  dataframe_split: {
    schema: Compile(
      Type.Object({
        columns: Type.Array(Type.String()),
        index: Type.Optional(Values),
        data: Type.Array(Values),
      }),
    ),
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
const featureNames = featureColumns.map((column) => column.key);

/**
 * The rows of a request to `/invocations`, each as an object by column name. Rows without names have their values in the order
 * of the model's signature.
 *
 * @throws DomainError `invalid` for a body that has not exactly one of the four forms, or whose rows do not fit it.
 */
export function readScoringRows(body: unknown): Record<string, unknown>[] {
  const given = typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
  const found = formNames.filter((name) => name in given);
  const [form] = found;
  if (form === undefined || found.length > 1) {
    throw invalid(`The body must be an object with exactly one of the keys ${formNames.join(', ')}`);
  }
  return readForm(form, (given as Record<Form, unknown>)[form]);
}

function readForm(form: Form, content: unknown): Record<string, unknown>[] {
  const { schema, shape } = forms[form];
  if (!schema.Check(content)) throw invalid(`"${form}" must be ${shape}`);
  if (form === 'dataframe_split') {
    const { columns, data } = content as { columns: string[]; data: unknown[][] };
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
  throw invalid(`Row ${row} has ${values.length} values, expected ${columns.length}: ${columns.join(', ')}`);
}

function turnColumns(columns: Record<string, unknown[]>): Record<string, unknown>[] {
  const entries = Object.entries(columns);
  const rowCount = entries[0]?.[1].length ?? 0;
  const odd = entries.find(([, values]) => values.length !== rowCount);
  if (odd)
    throw invalid(`Column ${odd[0]} has ${odd[1].length} values, column ${entries[0]?.[0]} has ${rowCount}`);
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(entries.map(([name, values]) => [name, values[row]])),
  );
}

const invalid = (message: string) => new DomainError('invalid', `${message}.`);
