import type { Decision, MlflowClient } from '@canopy/mlflow-client';
import { type ApprovalInput, championAlias } from '@canopy/pipeline-contract';
import type { PolicyActions } from '../activities/contract/watch.js';
import type { Questions } from './create-questions.js';

/**
 * Ends the questions about versions that were judged against another champion than the present one: each workflow that waits writes
 * down that it was overtaken. Until that is done each call does the same again.
 */
export async function closeOvertaken(
  { tracking, questions }: { tracking: MlflowClient; questions: Questions },
  modelName: string,
): Promise<PolicyActions> {
  const actions: string[] = [];
  const champion = (await tracking.modelVersions.getByAlias(modelName, championAlias))?.version ?? '';
  for await (const question of openQuestions(tracking, modelName)) {
    const asked = toInput(question);
    if (asked.champion === champion) continue;
    await questions.overtake(asked);
    actions.push(`closed the question about version ${asked.version}: another champion came`);
  }
  return { actions };
}

const openQuestions = (tracking: MlflowClient, name: string): AsyncIterable<Decision> =>
  tracking.decisions.walk({
    name,
    alias: championAlias,
    outcomes: ['awaiting_approval'],
    unansweredOnly: true,
  });

const toInput = ({ name, version, from_version, position, why }: Decision): ApprovalInput => ({
  modelName: name,
  version,
  champion: from_version ?? '',
  position,
  reason: why,
  hours: 24,
});
