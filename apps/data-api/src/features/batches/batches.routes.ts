import type { Service } from '@canopy/service-kit';
import { DomainError } from '@canopy/service-kit/errors';
import { type Static, Type } from 'typebox';
import { groupCount } from './batch-limits.js';
import type { BatchesService } from './batches.service.js';

const GroupQuery = Type.Object({
  group_number: Type.Integer({ minimum: 1, maximum: groupCount, description: 'who asks' }),
});

const BatchAnswer = Type.Object({
  group_number: Type.Integer(),
  batch_number: Type.Integer({ description: 'from 0 to 9' }),
  data: Type.Array(Type.Array(Type.String()), {
    description: 'rows of thirteen texts, in the order of the data set',
  }),
});

const RestartAnswer = Type.Object({ status: Type.Literal('ok'), message: Type.String() });

const ErrorAnswer = Type.Object({
  detail: Type.String(),
  code: Type.Optional(
    Type.Literal('exhausted', { description: 'only where the group has been given everything' }),
  ),
});
export type ErrorAnswer = Static<typeof ErrorAnswer>;

const failures = { 400: ErrorAnswer, 409: ErrorAnswer, 503: ErrorAnswer };

export function batchesRoutes(
  app: Service,
  { service }: { service: BatchesService },
  done: () => void,
): void {
  app.setSchemaErrorFormatter(
    () => new DomainError('invalid', `group_number must be a whole number from 1 to ${groupCount}.`),
  );

  app.get(
    '/data',
    {
      schema: {
        summary: "A random tenth of the group's present batch",
        querystring: GroupQuery,
        response: { 200: BatchAnswer, ...failures },
      },
    },
    async (request) => {
      const { groupNumber, batchNumber, rows } = await service.draw(request.query.group_number);
      return { group_number: groupNumber, batch_number: batchNumber, data: rows };
    },
  );

  app.get(
    '/restart_data_generation',
    {
      schema: {
        summary: 'Starts a group again with the first batch',
        querystring: GroupQuery,
        response: { 200: RestartAnswer, ...failures },
      },
    },
    async (request) => {
      const groupNumber = request.query.group_number;
      await service.restart(groupNumber);
      return { status: 'ok' as const, message: `Group ${groupNumber} starts again with batch 0.` };
    },
  );
  done();
}
