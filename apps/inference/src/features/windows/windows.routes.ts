import { PredictionWindow, WindowList, WindowQuestion, WindowSearch } from '@canopy/pipeline-contract';
import type { Service } from '@canopy/service-kit';
import { explainLostLog } from '../../prediction-log/explain-lost-log.js';
import { requireLog } from '../../prediction-log/require-log.js';
import { Failure, RequestRefusal } from '../../requests/error-body.js';
import { validateBody } from '../../requests/validate-body.js';
import type { WindowsService } from './windows.service.js';

interface WindowsOptions {
  /** Undefined where predictions are not logged. */
  service: WindowsService | undefined;
}

/** The log seen from afar: counts of many predictions, for whoever watches how a version fares. */
export function windowsRoutes(app: Service, { service }: WindowsOptions, done: () => void): void {
  app.setErrorHandler<Error>(explainLostLog);
  app.get(
    '/windows',
    {
      schema: {
        summary: 'Stretches of time in which a version predicted, or got labels',
        querystring: WindowSearch,
        response: { 200: WindowList, 400: Failure, 503: Failure },
      },
    },
    async ({ query }) => requireLog(service).list(query),
  );
  app.post(
    '/windows',
    {
      schema: {
        summary: 'The predictions of a version in a stretch of time, counted',
        description:
          'Counts nothing twice and changes nothing: the same question has the same answer until labels come.',
        body: WindowQuestion,
        response: { 200: PredictionWindow, 400: Failure, 422: RequestRefusal, 503: Failure },
      },
      validatorCompiler: () => validateBody(() => WindowQuestion),
    },
    async ({ body }) => requireLog(service).count(body),
  );
  done();
}
