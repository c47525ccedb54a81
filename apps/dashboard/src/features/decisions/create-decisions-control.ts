import { type Decision, type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import type { ApprovalResult } from '@canopy/pipeline-contract';
import { championAlias } from '@canopy/pipeline-contract';
import { approvals } from '@canopy/pipeline-contract/names';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { Temporal } from '../../server/create-temporal';
import { readReasons } from '../../server/gate-reasons';
import { Problem } from '../../server/problem';
import type { AnswerRequest, DecisionRow, Decisions, DecisionsSearch, StepRequest } from './decisions';

export interface DecisionsControl {
  read(search?: DecisionsSearch): Promise<Decisions>;
  /** Approves or rejects a promotion that waits. @throws Problem `decision_refused` with the reason. */
  answer(request: AnswerRequest): Promise<Decisions>;
  rollBack(request: StepRequest): Promise<Decisions>;
  undo(request: StepRequest): Promise<Decisions>;
}

export interface DecisionsTools {
  mlflow: MlflowClient;
  temporal: Temporal;
  modelName: string;
  newKey: () => string;
}

const shown = 50;
/** A question lasts a day, and one is asked a training at most. */
const mostWaiting = 500;

/** What was decided about the champion, and the steps that a person can take. */
export function createDecisionsControl({
  mlflow,
  temporal,
  modelName,
  newKey,
}: DecisionsTools): DecisionsControl {
  const ofChampion = { name: modelName, alias: championAlias };

  const asked = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MlflowError)) throw error;
      throw new Problem(
        error.isRetryable ? 'tracking_unreachable' : 'decision_refused',
        error.message,
        error,
      );
    }
  };
  const named = async () => (await mlflow.modelVersions.getByAlias(modelName, championAlias))?.version;
  const unanswered = async (outcome: 'awaiting_approval' | 'rolled_back') => {
    const wanted = { ...ofChampion, outcomes: [outcome], unansweredOnly: true, maxResults: mostWaiting };
    return (await mlflow.decisions.list(wanted)).decisions;
  };
  const read = ({ before }: DecisionsSearch = {}) =>
    asked(async (): Promise<Decisions> => {
      const page = { maxResults: shown, ...(before !== undefined && { pageToken: before }) };
      const [{ decisions, nextPageToken: next }, open, stepsBack, champion, { length, problems }] =
        await Promise.all([
          mlflow.decisions.list({ ...ofChampion, ...page }),
          unanswered('awaiting_approval'),
          unanswered('rolled_back'),
          named(),
          mlflow.decisions.verify({ newOnly: true }),
        ]);
      const known = { open: new Set(open.map(({ position }) => position)), champion };
      const undoes = stepsBack.find(({ to_version }) => to_version === champion);
      return {
        latest: decisions.map((decision) => toRow(decision, known)),
        ...(next !== undefined && { next }),
        waiting: open.map((decision) => toRow(decision, known)).filter(({ question }) => question === 'open'),
        ...(champion !== undefined && { champion }),
        ...(undoes !== undefined && { undoes: undoes.version }),
        chain: { length, problems: problems.map(({ position, reason }) => `${position}: ${reason}`) },
      };
    });
  const step =
    (take: 'rollBack' | 'undo') =>
    async ({ champion, ...signed }: StepRequest) => {
      await asked(async () => {
        const now = await named();
        if (now !== champion) throw new Problem('decision_refused', `The champion is version ${now} now.`);
        await mlflow.decisions[take]({ ...ofChampion, ...signed, idempotencyKey: newKey() });
      });
      return read();
    };

  return {
    read,
    async answer({ version, ...answer }) {
      try {
        const { outcome, reason } = await temporal.ask((client) =>
          client.workflow
            .getHandle(approvals.idOf(modelName, version))
            .executeUpdate<ApprovalResult, [typeof answer]>(approvals.update, { args: [answer] }),
        );
        // Written down all the same, but not as the person thinks who reads that it is done.
        if (outcome === 'overtaken') throw new Problem('decision_refused', reason);
      } catch (error) {
        if (error instanceof WorkflowUpdateFailedError) {
          throw new Problem('decision_refused', error.cause?.message ?? error.message, error);
        }
        if (error instanceof WorkflowNotFoundError) {
          throw new Problem(
            'decision_refused',
            `Version ${version} does not wait for an answer any more.`,
            error,
          );
        }
        throw error;
      }
      return read();
    },
    rollBack: step('rollBack'),
    undo: step('undo'),
  };
}

interface Known {
  /** Positions of the questions that have no answer. */
  open: ReadonlySet<number>;
  champion: string | undefined;
}

function toRow(decision: Decision, known: Known): DecisionRow {
  const { position, version, outcome, who, why, decided_at } = decision;
  return {
    position,
    version,
    outcome,
    who,
    why,
    ...readReasons(decision.evidence),
    at: new Date(decided_at).toISOString(),
    question: questionOf(decision, known),
  };
}

/** An approval applies only while the champion is the one that the version was judged against. */
function questionOf(decision: Decision, { open, champion }: Known): DecisionRow['question'] {
  if (!open.has(decision.position)) return 'none';
  return decision.from_version === champion ? 'open' : 'overtaken';
}
