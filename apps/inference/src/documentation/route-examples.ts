import { predictionExamples } from './prediction-examples.js';
import { protocolExamples } from './protocol-examples.js';
import type { RouteExamples } from './route-example.js';
import { serviceExamples } from './service-examples.js';

/** Of every route, made of rows of the data set. */
export const routeExamples = (model: string, trackingUri: string): RouteExamples => ({
  ...serviceExamples(model, trackingUri),
  ...predictionExamples,
  ...protocolExamples(model),
});
