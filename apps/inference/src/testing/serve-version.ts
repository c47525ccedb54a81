import type { Service } from '@canopy/service-kit';
import { vi } from 'vitest';
import type { ModelFiles } from '../registry/model-registry.js';
import type { FakeRegistry } from './create-fake-registry.js';

/** Makes a version the champion and waits until it serves. */
export async function serveVersion(
  { app, registry }: { app: Service; registry: FakeRegistry },
  version: string,
  files: ModelFiles,
): Promise<void> {
  registry.add(version, files);
  registry.promote(version);
  await app.ready();
  // Also before all tests, where expect.poll cannot be asked.
  await vi.waitFor(
    async () => {
      const { model_version } = (await app.inject('/health')).json();
      if (model_version !== version) throw new Error(`version ${model_version} serves`);
    },
    { timeout: 20_000, interval: 5 },
  );
}
