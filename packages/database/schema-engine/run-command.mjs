import { checkConnection, createDatabase, dropDatabase } from './databases.mjs';

const commands = {
  'create-database': createDatabase,
  'drop-database': dropDatabase,
  'can-connect-to-database': checkConnection,
};

// Postgres' and Node's codes as Prisma's: https://www.prisma.io/docs/orm/reference/error-reference
const prismaCodes = { '3D000': 'P1003', '28P01': 'P1000', '42P04': 'P1009', ECONNREFUSED: 'P1001' };

/** Runs one command of the engine's `cli` and returns the exit code. */
export async function runCommand(name, url) {
  const command = commands[name];
  try {
    if (command === undefined) throw new Error(`The schema engine has no command "${name}".`);
    await command(url);
    return 0;
  } catch (error) {
    logError(prismaCodes[error.code] ?? 'P1001', error.message || String(error.code));
    return 1;
  }
}

// The CLI looks for a JSON line with this target on standard error, and only after a line that is none.
function logError(code, message) {
  const line = { level: 'ERROR', target: 'schema_engine::logger', fields: { message, error_code: code } };
  process.stderr.write(`schema-engine\n${JSON.stringify(line)}\n`);
}
