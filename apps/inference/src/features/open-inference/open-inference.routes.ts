import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { requireModel } from '../../champion/require-model.js';
import { describePredictions } from '../../covers/describe-predictions.js';
import { predictAllRows } from '../../covers/predict-all-rows.js';
import { Readiness, tellReadiness } from '../../requests/readiness.js';
import { validateStrictly } from '../../requests/validate-strictly.js';
import { answerReference, type ReferenceAnswerer } from '../../rollout/answer-reference.js';
import { entityId } from '../../rollout/entity-id.js';
import { describeModel } from './describe-model.js';
import { binaryOutputs, encodeBinaryOutputs } from './encode-binary-outputs.js';
import {
  InferenceError,
  InferenceRequest,
  InferenceResponse,
  ModelMetadata,
  ServerMetadata,
} from './messages.js';
import { jsonLengthHeader, parseInferenceBodies } from './parse-inference-body.js';
import { protocolErrors } from './protocol-errors.js';
import { readInputs } from './read-inputs.js';
import { type RepositoryOptions, repositoryRoutes } from './repository.routes.js';
import { writeOutputs } from './write-outputs.js';

const ModelPath = Type.Object({ model: Type.String(), version: Type.Optional(Type.String()) });
const failures = { 400: InferenceError, 404: InferenceError, 503: InferenceError };
const config = protocolErrors;
const inferenceAnswer = {
  description: 'JSON, with the binary data of outputs behind it where they are asked for in binary',
  content: {
    'application/json': { schema: InferenceResponse },
    'application/octet-stream': { schema: Type.Unknown() },
  },
};

type OpenInferenceOptions = RepositoryOptions & ReferenceAnswerer;

/** The Open Inference Protocol, version 2, over HTTP. Without a version in the address, the champion answers. */
export function openInferenceRoutes(app: Service, options: OpenInferenceOptions, done: () => void): void {
  const { champion, models, finder, modelName } = options;
  parseInferenceBodies(app);
  app.register(repositoryRoutes, options);

  app.get(
    '/v2/health/live',
    {
      config: { ...config, isNeverShed: true },
      schema: {
        summary: 'Whether the server runs',
        response: { 200: Type.Object({ live: Type.Boolean() }) },
      },
    },
    async () => ({ live: true }),
  );
  app.get(
    '/v2/health/ready',
    {
      config: { ...config, isNeverShed: true },
      schema: {
        summary: 'Whether the champion is loaded',
        response: { 200: Type.Object({ ready: Type.Boolean(), live: Type.Boolean() }), 503: InferenceError },
      },
    },
    async () => {
      requireModel(champion, modelName);
      return { ready: true, live: true };
    },
  );
  for (const url of ['/v2', '/v2/']) {
    const schema = {
      summary: 'What this server is',
      response: { 200: ServerMetadata },
      hide: url.endsWith('/'),
    };
    app.get(url, { config, schema }, async () => ({
      name: 'canopy',
      version: '1',
      extensions: ['binary_tensor_data', 'model_repository'],
    }));
  }

  for (const url of ['/v2/models/:model', '/v2/models/:model/versions/:version']) {
    app.get(
      url,
      {
        config,
        schema: {
          summary: 'What goes into the model and comes out of it',
          params: ModelPath,
          response: { 200: ModelMetadata, ...failures },
        },
      },
      async ({ params }) => {
        const { version, platform } = await finder.find(params);
        const isNamed = (await finder.versionOf(params)) !== undefined;
        const loaded = new Set([version, ...models.loaded.map((model) => model.version)]);
        return describeModel(modelName, isNamed ? [version] : [...loaded], platform);
      },
    );
    app.get(
      `${url}/ready`,
      {
        config,
        schema: {
          summary: 'Whether the model can be asked; a version is loaded for that',
          params: ModelPath,
          response: { 200: Readiness, ...failures },
        },
      },
      tellReadiness(finder),
    );
    app.post(
      `${url}/infer`,
      {
        config: { ...config, asksModel: true },
        validatorCompiler: validateStrictly,
        schema: {
          summary: 'Predictions for the rows of tensors',
          params: ModelPath,
          body: InferenceRequest,
          response: { 200: inferenceAnswer, ...failures },
        },
      },
      async (request, reply) => {
        const { params, body } = request;
        const rows = readInputs(body.inputs);
        const answered = await answerReference(
          options,
          params,
          () => entityId(request, body.id),
          (asked) => request.inSpan('predict', () => predictAllRows(asked, rows), describePredictions),
        );
        request.answerer = answered;
        const { model, predictions } = answered;
        const response: InferenceResponse = {
          model_name: modelName,
          model_version: model.version,
          ...(body.id !== undefined && { id: body.id }),
          outputs: writeOutputs(predictions, body.outputs),
        };
        const binary = encodeBinaryOutputs(response, binaryOutputs(body));
        if (binary === undefined) return response;
        return reply
          .header(jsonLengthHeader, binary.jsonLength)
          .type('application/octet-stream')
          .send(binary.message);
      },
    );
  }
  done();
}
