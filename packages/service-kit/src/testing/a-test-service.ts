import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { buildService, type Service, type ServiceOptions } from '../http/build-service.js';

/** A service without routes that logs nothing, and closes when the test has finished. */
export async function aTestService(options: Partial<ServiceOptions> = {}): Promise<Service> {
  const app = await buildService({
    title: 'Test',
    description: 'A service for tests',
    version: '1',
    logger: pino({ level: 'silent' }),
    errorBody: ({ message }) => ({ message }),
    ...options,
  });
  onTestFinished(() => app.close());
  return app;
}
