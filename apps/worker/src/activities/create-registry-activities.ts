import { type RegisterDependencies, registerModel } from '../registration/register-model.js';
import { settleApproval } from '../registration/settle-approval.js';
import { startRun } from '../registration/start-run.js';
import { recallTraining } from '../reproduction/recall-training.js';
import { attend } from './attend.js';
import type { PipelineActivities } from './contract/pipeline-activities.js';

export function createRegistryActivities(
  dependencies: RegisterDependencies,
): Pick<PipelineActivities, 'startRun' | 'register' | 'settleApproval' | 'endRun' | 'recallTraining'> {
  const { tracking } = dependencies;
  return {
    startRun: (input) => startRun(tracking, input),
    register: (input) => attend(({ signal }) => registerModel(dependencies, input, signal)),
    recallTraining: (input) => attend(({ signal }) => recallTraining(tracking, input, signal)),
    settleApproval: (input) => settleApproval(dependencies, input),
    async endRun({ runId, status, endTime }) {
      await tracking.runs.update({ runId, status, endTime });
    },
  };
}
