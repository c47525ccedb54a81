import { ChainReport, Decision, DecisionOutcome } from '@canopy/mlflow-client';
import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import { ListOf, RequiredText } from '../../protocol/fields.js';
import { Int64 } from '../../protocol/int64.js';
import { invalid } from '../../protocol/refusals.js';
import { checkMaxResults } from '../../rules/check-max-results.js';
import { readVersion } from '../../rules/check-registry-names.js';
import type { DecisionsService } from './decisions.service.js';

const Headers = Type.Object({
  'idempotency-key': Type.String({
    minLength: 1,
    description: 'At most 200 characters. The same key again answers with the same decision.',
  }),
});
const signed = { name: RequiredText(), alias: RequiredText(), who: RequiredText(), why: RequiredText() };
const Create = Type.Object({
  ...signed,
  version: RequiredText(),
  outcome: Type.Enum(['promoted', 'kept', 'awaiting_approval', 'approved', 'rejected', 'overtaken']),
  from_version: Type.Optional(
    Type.String({ description: 'What the alias must name for it to move. Absent: nothing.' }),
  ),
  evidence: Type.Optional(Type.String({ description: 'JSON, at most 1 MiB.' })),
  answers: Type.Optional(Int64({ description: 'The decision that is approved, rejected or overtaken.' })),
});
const RollBack = Type.Object({
  ...signed,
  to_version: Type.Optional(Type.String({ description: 'Default: what the alias named before.' })),
});
const Undo = Type.Object(signed);
const List = Type.Object({
  name: Type.Optional(Type.String()),
  alias: Type.Optional(Type.String()),
  version: Type.Optional(Type.String()),
  outcomes: ListOf(DecisionOutcome),
  moves_only: Type.Boolean({ default: false, description: 'Only those that moved the alias.' }),
  unanswered_only: Type.Boolean({ default: false, description: 'Only those that no other one answers.' }),
  through: Type.Optional(Int64({ description: 'Only those up to this position.' })),
  oldest_first: Type.Boolean({ default: false }),
  max_results: Int64({ default: 100, description: '1 to 1000.' }),
  page_token: Type.Optional(Type.String()),
});
const Check = Type.Object({
  new_only: Type.Boolean({
    default: false,
    description: 'Only what came since the last check; the whole once an hour.',
  }),
});
const One = Type.Object({ decision: Decision });
const Page = Type.Object({
  decisions: Type.Array(Decision),
  next_page_token: Type.Optional(Type.String()),
});

/** The chain of decisions, beside MLflow's paths. */
export function decisionsRoutes(
  app: Service,
  { decisions }: { decisions: DecisionsService },
  done: () => void,
): void {
  const writes = { headers: Headers, response: { 200: One } };
  app.post('/api/canopy/decisions', { schema: { body: Create, ...writes } }, async ({ body, headers }) => {
    const { answers, ...given } = body;
    const key = headers['idempotency-key'];
    const answered = answers === undefined ? {} : { answers: positionOf(answers) };
    return { decision: await decisions.create({ ...given, ...answered, key }) };
  });
  app.post(
    '/api/canopy/decisions/rollback',
    { schema: { body: RollBack, ...writes } },
    async ({ body, headers }) => ({
      decision: await decisions.rollBack({ ...body, key: headers['idempotency-key'] }),
    }),
  );
  app.post(
    '/api/canopy/decisions/undo',
    { schema: { body: Undo, ...writes } },
    async ({ body, headers }) => ({
      decision: await decisions.undo({ ...body, key: headers['idempotency-key'] }),
    }),
  );
  app.get(
    '/api/canopy/decisions/get',
    { schema: { querystring: Type.Object({ position: Int64() }), response: { 200: One } } },
    async ({ query }) => ({ decision: await decisions.get(positionOf(query.position)) }),
  );
  app.get(
    '/api/canopy/decisions/verify',
    { schema: { querystring: Check, response: { 200: ChainReport } } },
    ({ query }) => (query.new_only ? decisions.chain.news() : decisions.chain.whole()),
  );
  app.get(
    '/api/canopy/decisions',
    { schema: { querystring: List, response: { 200: Page } } },
    async ({ query }) => {
      const { name, alias, version, outcomes, through, oldest_first: oldestFirst, page_token } = query;
      const limit = checkMaxResults(query.max_results, 1000);
      const rows = await decisions.list({
        name,
        alias,
        version: version === undefined ? undefined : readVersion(version),
        outcomes,
        movesOnly: query.moves_only,
        unansweredOnly: query.unanswered_only,
        through: through === undefined ? undefined : positionOf(through),
        oldestFirst,
        after: page_token ? tokenOf(page_token) : undefined,
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        decisions: page,
        ...(rows.length > limit && last && { next_page_token: String(last.position) }),
      };
    },
  );
  done();
}

function positionOf(given: Int64): number {
  if (given < 1) throw invalid(`The position of a decision is a whole number from 1, got ${given}.`);
  return Number(given);
}

function tokenOf(token: string): number {
  if (!/^\d{1,15}$/.test(token)) throw invalid('The page_token is not one that this list gave.');
  return Number(token);
}
