import { randomUUID } from 'node:crypto';
import type { Service } from '@canopy/service-kit';
import { createLogger, type Environment } from '@canopy/service-kit/process';
import { buildApp } from '../app.js';
import { readTrackingConfig } from '../config.js';
import { createDependencies } from '../dependencies.js';

export interface TestApp {
  app: Service;
  /** Asks an operation below `/api/2.0/mlflow/`: fields in the query of a GET, in a JSON body else. */
  call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, fields?: object): Promise<TestAnswer>;
  /** The same, for those that must succeed. @throws Error that shows the answer */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer by looking at it
  ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, fields?: object): Promise<any>;
}

export interface TestAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  body: any;
}

/** A name that no other test and no earlier run of this one has used. */
export const aName = (what: string) => `${what} ${randomUUID()}`;

/** The whole app over the services that the environment names, with a bucket of its own. The caller closes `app`. */
export async function createTestApp(
  environment: Environment,
  limits: Parameters<typeof buildApp>[1] = {},
): Promise<TestApp> {
  const config = readTrackingConfig({
    ...environment,
    LOG_LEVEL: 'silent',
    ARTIFACT_BUCKET: `tracking-${randomUUID()}`,
  });
  const dependencies = createDependencies(config, createLogger('tracking', 'silent'));
  const app = await buildApp(dependencies, limits);
  await dependencies.prepare();

  const call: TestApp['call'] = async (method, path, fields = {}) => {
    const inQuery = method === 'GET';
    const response = await app.inject({
      method,
      url: `/api/2.0/mlflow/${path}`,
      ...(inQuery ? { query: fields as Record<string, string> } : { payload: fields }),
    });
    return { status: response.statusCode, body: response.json() };
  };
  return {
    app,
    call,
    async ask(method, path, fields) {
      const { status, body } = await call(method, path, fields);
      if (status !== 200) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(body)}`);
      return body;
    },
  };
}
