import { createServer } from 'node:net';
import type { PortName, PortTable } from '../settings/port-table.js';
import { StackError } from '../stack-error.js';
import { findPortHolder } from './find-port-holder.js';

/** @throws StackError that names every port of `names` that is taken, for what it is needed and who holds it. */
export async function checkPorts(ports: PortTable, names: readonly PortName[], host: string): Promise<void> {
  const seen = new Map<number, PortName>();
  const problems: string[] = [];
  for (const name of names) {
    const port = ports[name];
    const other = seen.get(port);
    if (other !== undefined) problems.push(`Port ${port} is meant for both ${other} and ${name}.`);
    seen.set(port, name);
    const refusal = await listenRefusal(port, host);
    if (refusal === 'EADDRINUSE') {
      const holder = await findPortHolder(port);
      problems.push(`Port ${port}, needed for ${name}, is held by ${holder ?? 'another program'}.`);
    } else if (refusal !== undefined) {
      problems.push(`Port ${port}, needed for ${name}, cannot be opened at ${host}: ${refusal}.`);
    }
  }
  if (problems.length === 0) return;
  problems.push(
    'Stop what holds them, or move every port of Canopy: npm start -- --port-offset 100 (any number that you like).',
  );
  throw new StackError(problems.join('\n'));
}

function listenRefusal(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
