import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';
import type { Comparisons } from '../../rollout/create-comparisons.js';
import type { Rollout } from '../../rollout/rollout.js';
import type { Tally } from '../../rollout/tally.js';

const Trial = Type.Object({
  version: Type.String(),
  percent: Type.Number({ description: 'of the requests' }),
  champion: Type.String({ description: 'the version that it is tried beside' }),
  asked: Type.Integer(),
  errors: Type.Integer({ description: 'rows that it gave no answer for' }),
  compared: Type.Integer({ description: 'rows that both answered' }),
  disagreements: Type.Integer({ description: 'rows on which they named other classes' }),
});

const RolloutAnswer = Type.Object({
  canary: Type.Union([Trial, Type.Null()]),
  shadow: Type.Union([Trial, Type.Null()]),
  stepped_back: Type.Union([
    Type.Object({ version: Type.String(), reason: Type.String(), at: Type.String({ format: 'date-time' }) }),
    Type.Null(),
  ]),
  problem: Type.Union([Type.String(), Type.Null()], {
    description: 'why a version of the plan is not asked',
  }),
  comparisons: Type.Object({ queued: Type.Integer(), dropped: Type.Integer() }),
});

interface RolloutRoutesOptions {
  rollout: Rollout;
  comparisons: Comparisons;
}

export function rolloutRoutes(
  app: Service,
  { rollout, comparisons }: RolloutRoutesOptions,
  done: () => void,
): void {
  app.get(
    '/rollout',
    {
      schema: {
        summary: 'Versions that are tried beside the champion, and how they fare',
        description:
          'Set by tags of the registered model: canopy.canary_percent and canopy.shadow_percent, each from 0 to 100, for the version that the alias canary (or shadow), else challenger, names. canopy.canary_disagreement_limit, 0.3 where it is not set, is the share of rows on which a canary may disagree before it steps back.',
        response: { 200: RolloutAnswer },
      },
    },
    async () => {
      const { plan, canary, shadow, steppedBack, problem } = rollout;
      const { queued, dropped } = comparisons;
      return {
        canary: describe(canary, plan?.canary?.percent),
        shadow: describe(shadow, plan?.shadow?.percent),
        stepped_back: steppedBack ? { ...steppedBack, at: new Date(steppedBack.at).toISOString() } : null,
        problem: problem ?? null,
        comparisons: { queued, dropped },
      };
    },
  );
  done();
}

const describe = (tally: Tally | undefined, percent = 0) =>
  tally === undefined ? null : { ...tally, percent };
