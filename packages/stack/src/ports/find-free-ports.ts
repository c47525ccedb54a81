import { createServer, type Server } from 'node:net';
import { type PortTable, portNames } from '../settings/port-table.js';

/** A table of ports that nobody holds now. All are open at once while they are chosen, so no two are the same. */
export async function findFreePorts(): Promise<PortTable> {
  const servers = await Promise.all(portNames.map(() => listenAnywhere()));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(portNames.map((name, index) => [name, ports[index]])) as unknown as PortTable;
}

function listenAnywhere(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
