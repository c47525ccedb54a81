import { fileURLToPath } from 'node:url';
import { findFreePort } from './find-free-port.js';
import { type RunningServer, startServer } from './start-server.js';

const program = fileURLToPath(new URL('../../../../apps/tracking/bundle/main.js', import.meta.url));

export interface TrackingAppOptions {
  /** Where Postgres and the object store are, and whatever else the app should be told. */
  environment: Readonly<Record<string, string | undefined>>;
  logFile: string;
  /** What Node is told besides. */
  nodeFlags?: readonly string[];
}

/** Our tracking server, as it was built, at a free port of this machine. @throws ServerFailed */
export async function startTrackingApp({
  environment,
  logFile,
  nodeFlags = [],
}: TrackingAppOptions): Promise<RunningServer> {
  const port = await findFreePort();
  return startServer({
    name: 'The tracking app',
    file: process.execPath,
    args: [...nodeFlags, program],
    env: { ...environment, TRACKING_PORT: String(port), BIND_HOST: '127.0.0.1' },
    port,
    logFile,
  });
}
