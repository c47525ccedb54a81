import { labelColumn } from '@canopy/covertype';
import { example } from './example.js';
import type { RouteExamples } from './route-example.js';

const { moment, version } = example;

/** What tells of the service itself and of the versions that it serves. */
export function serviceExamples(model: string, trackingUri: string): RouteExamples {
  const runId = '5c1f0f6a4b6e4c0f9d0f3f1c5d7a9b21';
  return {
    'GET /': {
      answers: [
        {
          service: 'Canopy inference API',
          description: `Predicts ${labelColumn.meaning}: POST /predict`,
          docs: '/docs',
        },
      ],
    },
    'GET /health': {
      answers: [
        {
          status: 'healthy',
          model_loaded: true,
          model_version: version,
          last_swap: { version, instead: '6', at: moment, seconds: 0.08 },
          mlflow_tracking_uri: trackingUri,
          prediction_log: { mode: 'full', queued: 0, dropped: 0 },
        },
      ],
    },
    'GET /models': {
      answers: [
        [
          {
            name: model,
            version,
            stage: 'None',
            run_id: runId,
            aliases: ['champion'],
            loaded: true,
          },
        ],
      ],
    },
    'POST /reload-model': {
      answers: [
        {
          status: 'success',
          message: `Version ${version} of ${model} was loaded and serves.`,
          version,
          run_id: runId,
        },
      ],
    },
    'GET /rollout': {
      answers: [
        {
          canary: {
            version: '8',
            percent: 10,
            champion: version,
            asked: 120,
            errors: 0,
            compared: 120,
            disagreements: 9,
          },
          shadow: null,
          stepped_back: null,
          problem: null,
          comparisons: { queued: 0, dropped: 0 },
        },
      ],
    },
  };
}
