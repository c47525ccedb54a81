import { fileURLToPath } from 'node:url';
import { leanProcess } from '@canopy/service-kit/process';
import { findFreePort, type RunningServer, startServer } from '@canopy/tracking-servers';

/** The app as it was built. */
export const inferenceProgram = fileURLToPath(
  new URL('../../../apps/inference/bundle/main.js', import.meta.url),
);

export interface InferenceOptions {
  environment: Readonly<Record<string, string | undefined>>;
  logFile: string;
}

/** The inference app, as it was built, from its command to the moment when a model serves. */
export async function startInference({ environment, logFile }: InferenceOptions): Promise<RunningServer> {
  const port = await findFreePort();
  return startServer({
    name: 'The inference app',
    file: process.execPath,
    args: [...leanProcess.nodeFlags, inferenceProgram],
    env: { ...leanProcess.environment, ...environment, INFERENCE_PORT: String(port), BIND_HOST: '127.0.0.1' },
    port,
    logFile,
    readyPath: '/v2/health/ready',
  });
}
