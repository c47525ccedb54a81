import pg from 'pg';

// https://www.postgresql.org/docs/current/errcodes-appendix.html: duplicate_database, and unique_violation,
// which is what the loser gets when two make it at once
const alreadyThere = ['42P04', '23505'];

/** Makes the database that `url` names, or leaves the one that is there. Returns its name. */
export async function createDatabase(url) {
  await asMaintainer(url, async (client, name) => {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`).catch((error) => {
      if (!alreadyThere.includes(error.code)) throw error;
    });
  });
  return databaseName(url);
}

/** Drops the database that `url` names, with the sessions that hold it. */
export async function dropDatabase(url) {
  await asMaintainer(url, (client, name) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

/** Fails as connecting fails. */
export async function checkConnection(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.end();
}

async function asMaintainer(url, work) {
  const server = new URL(url);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await work(client, databaseName(url));
  } finally {
    await client.end();
  }
}

function databaseName(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
