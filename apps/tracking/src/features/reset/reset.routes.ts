import type { Service } from '@canopy/service-kit';
import type { ResetService } from './reset.service.js';

/** The address that empties the whole store. Registered only where the app was started for tests. */
export function resetRoutes(app: Service, { reset }: { reset: ResetService }, done: () => void): void {
  // Whatever a request carries says nothing here.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async () => undefined);
  app.post('/api/canopy/reset', async () => {
    await reset();
    return {};
  });
  done();
}
