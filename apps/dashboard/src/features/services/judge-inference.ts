import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Verdict } from './service-health';

const InferenceHealth = Type.Object({
  model_loaded: Type.Boolean(),
  model_version: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  refused: Type.Optional(
    Type.Union([Type.Object({ version: Type.String(), reason: Type.String() }), Type.Null()]),
  ),
  registry_failure: Type.Optional(Type.String()),
});

/** Inference answers 200 before it has a model too: only its words tell whether it can predict. */
export function judgeInference(answer: unknown): Verdict {
  if (!Value.Check(InferenceHealth, answer)) {
    return { state: 'down', detail: 'its /health answers something that is not its health' };
  }
  const { model_loaded, model_version, refused, registry_failure } = answer;
  const remarks = [
    model_loaded ? `version ${model_version ?? '?'}` : undefined,
    refused ? `refused version ${refused.version}: ${refused.reason}` : undefined,
    registry_failure,
  ].filter((remark) => remark !== undefined);
  const detail = remarks.join('; ');
  return { state: model_loaded ? 'up' : 'waiting', ...(detail === '' ? {} : { detail }) };
}
