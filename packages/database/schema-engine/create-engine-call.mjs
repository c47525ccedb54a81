import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { createAdapterFactory } from './create-adapter-factory.mjs';
import { createDatabase, dropDatabase } from './databases.mjs';
import { loadEngine } from './load-engine.mjs';

/**
 * What answers the methods of the engine's protocol. The engine itself is made when the first one needs it.
 *
 * @param {{ datasource: { url?: string, shadowDatabaseUrl?: string }, datamodels: [string, string][] }} options
 * @param {(message: string) => void} onPanic
 */
export function createEngineCall({ datasource, datamodels }, onPanic) {
  let engine;
  const open = async () => {
    const SchemaEngine = await loadEngine(onPanic);
    return SchemaEngine.new(
      { datamodels: datamodels.length > 0 ? datamodels : undefined },
      () => {},
      bindMigrationAwareSqlAdapterFactory(createAdapterFactory(datasource)),
    );
  };
  return async (method, params) => {
    // The native engine does these two itself; the WebAssembly one leaves them to its host.
    if (method === 'createDatabase') {
      return { databaseName: await createDatabase(params.datasource.url ?? datasource.url) };
    }
    if (method === 'dropDatabase') {
      await dropDatabase(params.url ?? datasource.url);
      return {};
    }
    engine ??= open();
    const name = method === 'getDatabaseVersion' ? 'version' : method;
    return (await (await engine)[name](params ?? {})) ?? {};
  };
}
