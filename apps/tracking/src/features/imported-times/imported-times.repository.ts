import { Prisma } from '@canopy/database';
import type { Queries } from '../../database/store.js';
import type { Int64 } from '../../protocol/int64.js';

/** When something was made and last changed where it came from, in milliseconds since 1970. */
export interface ImportedTimes {
  created: Int64;
  updated: Int64;
}

export type ImportedTimesRepository = ReturnType<typeof createImportedTimesRepository>;

/** Sets times that nobody else can set. What is not there is passed over. */
export function createImportedTimesRepository(queries: Queries) {
  const set = async (
    table: Prisma.Sql,
    { created, updated }: Columns,
    isIt: Prisma.Sql,
    times: ImportedTimes,
  ) => {
    await queries.change(Prisma.sql`
      UPDATE ${table} SET ${created} = ${times.created}, ${updated} = ${times.updated} WHERE ${isIt}`);
  };
  return {
    setOfExperiment: (id: number, times: ImportedTimes) =>
      set(Prisma.sql`experiments`, timesOfExperiment, Prisma.sql`id = ${id}`, times),
    setOfLoggedModel: (id: string, times: ImportedTimes) =>
      set(Prisma.sql`logged_models`, timestamps, Prisma.sql`id = ${id}`, times),
    setOfRegisteredModel: (name: string, times: ImportedTimes) =>
      set(Prisma.sql`registered_models`, timestamps, Prisma.sql`name = ${name}`, times),
    setOfVersion: (name: string, version: Int64, times: ImportedTimes) =>
      set(Prisma.sql`model_versions`, timestamps, Prisma.sql`name = ${name} AND version = ${version}`, times),
  };
}

interface Columns {
  created: Prisma.Sql;
  updated: Prisma.Sql;
}

const timesOfExperiment = { created: Prisma.sql`creation_time`, updated: Prisma.sql`last_update_time` };
const timestamps = {
  created: Prisma.sql`creation_timestamp`,
  updated: Prisma.sql`last_updated_timestamp`,
};
