import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/**
 * The adapter does not know Postgres' `"char"`, in which much of pg_catalog is written, so that every look at a
 * schema fails. Such a column is read as text and handed on as a column of characters.
 */
export function readCharColumns(queryable) {
  const { performIO, queryRaw } = queryable;
  const charColumns = new WeakMap();

  queryable.performIO = async function (query) {
    const result = await performIO.call(this, query);
    const fields = result.fields.filter((field) => field.dataTypeID === pg.types.builtins.CHAR);
    charColumns.set(
      query,
      fields.map((field) => result.fields.indexOf(field)),
    );
    for (const field of fields) field.dataTypeID = pg.types.builtins.TEXT;
    return result;
  };
  queryable.queryRaw = async function (query) {
    const rows = await queryRaw.call(this, query);
    for (const column of charColumns.get(query)) rows.columnTypes[column] = ColumnTypeEnum.Character;
    return rows;
  };
  if (queryable.startTransaction !== undefined) {
    const { startTransaction } = queryable;
    queryable.startTransaction = async function (...options) {
      return readCharColumns(await startTransaction.apply(this, options));
    };
  }
  return queryable;
}
