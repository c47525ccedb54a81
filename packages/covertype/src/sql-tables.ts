import type { DataSet } from './data-set.js';

/** A table of a data set and its columns, as `[name, type in SQL]`. All columns hold a value in every row. */
export interface SqlTable {
  name: string;
  columns: readonly (readonly [name: string, type: string])[];
  /** Beyond the columns, e.g. keys. */
  constraints: readonly string[];
}

export interface SqlTables {
  /** A row as the source gave it: texts. */
  raw: SqlTable;
  /** A row as the learner reads it: integers. */
  typed: SqlTable;
  /** For each name column, by its key: the number of each name, in the order of first sight. */
  numbers: Readonly<Record<string, SqlTable>>;
}

/** The tables that a data set lives in. The migrations have made them for the one that is served (docs/adr/0017-one-data-set.md). */
export function sqlTablesOf({ name, features, label }: DataSet): SqlTables {
  const keys = [...features, label].map(({ key }) => key);
  const raw = `${name}_raw`;
  return {
    raw: {
      name: raw,
      columns: [
        ['id', 'bigserial'],
        ['batch_id', 'text'],
        ['row_hash', 'bytea'],
        ['status', "raw_row_status DEFAULT 'raw'"],
        ...keys.map((key) => [key, 'text'] as const),
      ],
      constraints: ['PRIMARY KEY ("id")', 'UNIQUE ("row_hash")'],
    },
    typed: {
      name: `${name}_data`,
      columns: [
        ['id', 'bigserial'],
        ['raw_id', 'bigint'],
        ['batch_id', 'text'],
        ...keys.map((key) => [key, 'integer'] as const),
        ['split_point', 'bigint'],
        ['created_at', 'timestamptz(3) DEFAULT CURRENT_TIMESTAMP'],
      ],
      constraints: [
        'PRIMARY KEY ("id")',
        'UNIQUE ("raw_id")',
        `FOREIGN KEY ("raw_id") REFERENCES "${raw}" ("id")`,
      ],
    },
    numbers: Object.fromEntries(
      features.filter(({ kind }) => kind === 'name').map(({ key }) => [key, numbersTable(key)]),
    ),
  };
}

const numbersTable = (key: string): SqlTable => ({
  name: `${key}_mapping`,
  columns: [
    ['name', 'text'],
    ['number', 'integer'],
  ],
  constraints: ['PRIMARY KEY ("name")', 'UNIQUE ("number")'],
});

/** The tables as SQL that makes them, for the migration of a new data set. */
export function writeSqlTables({ raw, typed, numbers }: SqlTables): string {
  return [raw, typed, ...Object.values(numbers)].map(writeTable).join('\n');
}

function writeTable({ name, columns, constraints }: SqlTable): string {
  const lines = [...columns.map(([column, type]) => `"${column}" ${type} NOT NULL`), ...constraints];
  return `CREATE TABLE "${name}" (\n    ${lines.join(',\n    ')}\n);\n`;
}
