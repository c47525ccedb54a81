import { labelColumn } from '@canopy/covertype';
import type { Service } from '@canopy/service-kit';
import { type Static, Type } from 'typebox';
import { explainLostLog } from '../../prediction-log/explain-lost-log.js';
import { requireLog } from '../../prediction-log/require-log.js';
import { Failure, RequestRefusal } from '../../requests/error-body.js';
import { validateBody } from '../../requests/validate-body.js';
import type { FeedbackOutcome, FeedbackService } from './feedback.service.js';

const mostLabels = 10_000;
const classNames: readonly string[] = labelColumn.classNames;

const Label = Type.Object({
  prediction_id: Type.String({
    pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
    description: 'as the prediction was answered with it',
  }),
  label: Type.Enum([...classNames.keys(), ...classNames], {
    description: 'the true class, by number or by name',
  }),
  correction: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'true to put this label in the place of another one, which is kept beside it',
    }),
  ),
});
const Labels = Type.Array(Label, { minItems: 1, maxItems: mostLabels });

const LabelOutcome = Type.Object({
  prediction_id: Type.String(),
  label: Type.Integer(),
  label_name: Type.String(),
  status: Type.Union(
    [
      Type.Literal('recorded'),
      Type.Literal('known'),
      Type.Literal('corrected'),
      Type.Literal('conflict'),
      Type.Literal('unknown_prediction'),
    ],
    {
      description:
        'written; the same label was there; another was there and was corrected; another is there and stays; no such prediction is kept',
    },
  ),
  status_code: Type.Integer({ description: 'what this label alone would be answered with' }),
  known_label: Type.Optional(Type.Integer({ description: 'the other label that was there' })),
});

const LabelOutcomes = Type.Object({ results: Type.Array(LabelOutcome) });

const statusCodes = {
  recorded: 200,
  known: 200,
  corrected: 200,
  conflict: 409,
  unknown_prediction: 404,
} satisfies Record<FeedbackOutcome['status'], number>;

interface FeedbackOptions {
  /** Undefined where predictions are not logged. */
  service: FeedbackService | undefined;
}

/** Where the true classes come in, whenever they are known. */
export function feedbackRoutes(app: Service, { service }: FeedbackOptions, done: () => void): void {
  app.setErrorHandler<Error>(explainLostLog);
  app.post(
    '/feedback',
    {
      schema: {
        summary: 'The true class of a prediction, or of many',
        description:
          'One label, or a list of up to 10,000. The same again changes nothing. In a list each label is taken or refused by itself, and the answer says which.',
        body: Type.Union([Label, Labels]),
        response: {
          200: Type.Union([LabelOutcomes, LabelOutcome]),
          400: Failure,
          404: Failure,
          409: Type.Object({ ...Failure.properties, ...LabelOutcome.properties }),
          422: RequestRefusal,
          503: Failure,
        },
      },
      validatorCompiler: () => validateBody((body) => (Array.isArray(body) ? Labels : Label)),
    },
    async ({ body }, reply) => {
      const given = Array.isArray(body) ? body : [body];
      const outcomes = await requireLog(service).record(
        given.map(({ prediction_id, label, correction = false }) => ({
          predictionId: prediction_id,
          label: numberOf(label),
          isCorrection: correction,
        })),
      );
      const results = given.map((label, index) => describe(label, outcomes[index]));
      const [first] = results;
      if (Array.isArray(body) || first === undefined) return { results };
      if (first.status === 'unknown_prediction') {
        return reply.status(404).send({ detail: `No prediction ${first.prediction_id} is kept.` });
      }
      if (first.status !== 'conflict') return first;
      const [known, told] = [first.known_label, first.label].map(nameOf);
      const detail = `Prediction ${first.prediction_id} has the label ${first.known_label} (${known}), not ${first.label} (${told}): send "correction": true to change it.`;
      return reply.status(409).send({ detail, ...first });
    },
  );
  done();
}

const numberOf = (label: string | number) => (typeof label === 'number' ? label : classNames.indexOf(label));

const nameOf = (label = -1) => classNames[label] ?? '';

function describe(
  given: Static<typeof Label>,
  outcome: FeedbackOutcome = { status: 'unknown_prediction' },
): Static<typeof LabelOutcome> {
  const label = numberOf(given.label);
  return {
    prediction_id: given.prediction_id,
    label,
    label_name: nameOf(label),
    status: outcome.status,
    status_code: statusCodes[outcome.status],
    ...('knownLabel' in outcome && { known_label: outcome.knownLabel }),
  };
}
