import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { checkPorts } from './check-ports.js';
import { findFreePorts } from './find-free-ports.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function listen(port: number, host: string): Promise<void> {
  const server = createServer();
  servers.push(server);
  return new Promise((resolve) => server.listen(port, host, resolve));
}

describe('checkPorts', () => {
  it('accepts ports that nobody holds', async () => {
    const ports = await findFreePorts();

    await expect(checkPorts(ports, ['tracking', 'worker'], '127.0.0.1')).resolves.toBeUndefined();
  });

  it.each(['127.0.0.1', '0.0.0.0'])(
    'names port, part and holder of each port that is taken at %s',
    async (host) => {
      const ports = await findFreePorts();
      await listen(ports.tracking, host);
      await listen(ports.dashboard, host);

      const check = checkPorts(ports, ['tracking', 'worker', 'dashboard'], '127.0.0.1');

      await expect(check).rejects.toThrow(`Port ${ports.tracking}, needed for tracking, is held by`);
      await expect(check).rejects.toThrow(`Port ${ports.dashboard}, needed for dashboard, is held by`);
      await expect(check).rejects.toThrow(`(process ${process.pid})`);
      await expect(check).rejects.toThrow('--port-offset');
    },
  );

  it('refuses one port for two parts', async () => {
    const ports = await findFreePorts();
    const shared = { ...ports, worker: ports.tracking };

    await expect(checkPorts(shared, ['tracking', 'worker'], '127.0.0.1')).rejects.toThrow(
      `Port ${ports.tracking} is meant for both tracking and worker.`,
    );
  });
});
