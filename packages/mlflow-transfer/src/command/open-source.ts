import { existsSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Credentials } from '@canopy/mlflow-client';
import { ensurePython, startMlflowServer } from '@canopy/tracking-servers';
import { createServer, type Server } from '../server/create-server.js';
import { TransferError } from './transfer-error.js';

export interface OpenSourceOptions {
  /** URL of a server, or a file of SQLite. */
  from: string;
  credentials: Credentials;
  environment: Readonly<Record<string, string | undefined>>;
  say(line: string): void;
}

export interface OpenedSource {
  server: Server;
  close(): Promise<void>;
}

/** What is transferred from. For a file, MLflow's own server is started over it. @throws TransferError */
export async function openSource(options: OpenSourceOptions): Promise<OpenedSource> {
  const { from, credentials, environment, say } = options;
  if (/^https?:\/\//.test(from)) {
    return { server: createServer({ url: from, ...credentials }), close: async () => {} };
  }
  const file = path.resolve(from.replace(/^sqlite:\/\/\//, ''));
  if (!existsSync(file)) {
    throw new TransferError(`--from ${from} is neither a URL (http://…) nor a file that exists: ${file}.`);
  }
  const python = await ensurePython({ environment, say });
  const folder = await mkdtemp(path.join(tmpdir(), 'canopy-transfer-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const server = await startMlflowServer({
    python,
    environment,
    backendStoreUri: `sqlite:///${file}`,
    // Where `mlflow server` puts them when it is not told otherwise.
    artifactsFolder: path.join(path.dirname(file), 'mlartifacts'),
    logFile: path.join(folder, 'mlflow.log'),
  });
  const close = async () => {
    await server.stop();
    removeFolder();
    process.removeListener('exit', removeFolder);
  };
  return { server: createServer({ url: server.url, origin: `sqlite:${file}` }), close };
}
