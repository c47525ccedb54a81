import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { type PortTable, portNames } from '../settings/port-table.js';

// Below those that Linux (from 32768) and macOS (from 49152) give to outgoing connections: one of these could take a port
// between the look and the start of its part.
const lowest = 15_000;
const highest = 32_000;

/** A table of ports that nobody holds now. All are open at once while they are chosen, so no two are the same. */
export async function findFreePorts(): Promise<PortTable> {
  const servers = await Promise.all(portNames.map(() => listenAnywhere()));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(portNames.map((name, index) => [name, ports[index]])) as unknown as PortTable;
}

async function listenAnywhere(): Promise<Server> {
  for (;;) {
    const server = await listenAt(randomInt(lowest, highest));
    if (server) return server;
  }
}

/** Undefined when somebody holds the port. */
function listenAt(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
