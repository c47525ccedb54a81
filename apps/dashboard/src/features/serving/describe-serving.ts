import { type RegisteredModelState, readRolloutPlan, rolloutTags } from '@canopy/pipeline-contract';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { InferenceWords } from './create-inference-reader';
import { judgeTrial, type TrialEvidence } from './judge-trial';
import type { Serving } from './serving';

const StepBackTag = Type.Object({ version: Type.String(), reason: Type.String(), at: Type.Number() });

/**
 * What inference says beside what the registry wants of it. While the registry is away (`state` undefined), what inference does
 * stands for what is wanted.
 */
export function describeServing(
  { health, rollout, models }: InferenceWords,
  state: RegisteredModelState | undefined,
): Serving {
  const { model_version, last_swap, refused, registry_failure, prediction_log } = health;
  const plan = state && readRolloutPlan(state);
  const evidence = (kind: 'canary' | 'shadow'): Omit<TrialEvidence, 'steppedBack'> => ({
    planned: plan ? plan[kind] : (rollout[kind] ?? undefined),
    asked: rollout[kind],
    champion: model_version ?? undefined,
    problem: rollout.problem,
  });
  const steppedBack = state ? readStepBack(state) : (rollout.stepped_back ?? undefined);
  return {
    ...(model_version !== null && { version: model_version }),
    ...(last_swap && {
      lastSwap: {
        at: last_swap.at,
        seconds: last_swap.seconds,
        ...(last_swap.instead !== null && { instead: last_swap.instead }),
      },
    }),
    ...(refused && { refused: { version: refused.version, reason: refused.reason } }),
    ...(registry_failure !== undefined && { registryFailure: registry_failure }),
    log: prediction_log,
    ...(models && {
      versions: models.map(({ version, aliases, loaded, refused: reason }) => ({
        version,
        aliases,
        isLoaded: loaded,
        ...(reason !== undefined && { refused: reason }),
      })),
    }),
    canary: judgeTrial({ ...evidence('canary'), steppedBack }),
    shadow: judgeTrial({ ...evidence('shadow'), steppedBack: undefined }),
    ...(plan && { disagreementLimit: plan.disagreementLimit }),
  };
}

function readStepBack({ tags }: RegisteredModelState): TrialEvidence['steppedBack'] {
  try {
    const written: unknown = JSON.parse(tags.get(rolloutTags.steppedBack) ?? '');
    if (!Value.Check(StepBackTag, written)) return undefined;
    return { ...written, at: new Date(written.at).toISOString() };
  } catch {
    // Anybody may write tags: one that is not of inference says nothing.
    return undefined;
  }
}
