import { findFreePort } from './find-free-port.js';
import { type RunningServer, startServer } from './start-server.js';

export interface MlflowServerOptions {
  /** A Python that has MLflow. */
  python: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** e.g. `sqlite:////home/me/mlflow.db` */
  backendStoreUri: string;
  /** Where the artifacts that it hands out are kept. */
  artifactsFolder: string;
  /** Default 1. */
  workers?: number;
  logFile: string;
}

/** MLflow's own server at a free port of this machine. @throws ServerFailed */
export async function startMlflowServer(options: MlflowServerOptions): Promise<RunningServer> {
  const port = await findFreePort();
  const settings = {
    '--backend-store-uri': options.backendStoreUri,
    '--artifacts-destination': options.artifactsFolder,
    '--host': '127.0.0.1',
    '--port': String(port),
    '--workers': String(options.workers ?? 1),
  };
  return startServer({
    name: 'mlflow server',
    file: options.python,
    args: ['-m', 'mlflow', 'server', ...Object.entries(settings).flat()],
    env: { ...options.environment, MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true' },
    port,
    logFile: options.logFile,
  });
}
