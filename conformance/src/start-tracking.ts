import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServices } from '@canopy/stack';
import { startTrackingApp } from '@canopy/tracking-servers';

export interface StartedTracking {
  url: string;
  /** Empties the store when it gets a POST. */
  resetUrl: string;
  stop(): Promise<void>;
}

/** Our tracking server with services that nobody else uses, for tests alone: it can be emptied. */
export async function startTracking(say: (line: string) => void): Promise<StartedTracking> {
  const folder = await mkdtemp(path.join(tmpdir(), 'canopy-conformance-'));
  const services = await startServices({ environment: process.env, say });
  try {
    const app = await startTrackingApp({
      environment: {
        ...process.env,
        ...services.environment,
        TRACKING_RESET: 'allowed',
        TRACKING_IMPORT: 'allowed',
        LOG_LEVEL: 'warn',
      },
      logFile: path.join(folder, 'tracking.log'),
    });
    const stop = async () => {
      await app.stop();
      await services.stop();
      await rm(folder, { recursive: true });
    };
    return { url: app.url, resetUrl: `${app.url}/api/canopy/reset`, stop };
  } catch (error) {
    await services.stop();
    throw error;
  }
}
