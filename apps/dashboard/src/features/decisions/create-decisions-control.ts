import { type Decision, type MlflowClient, MlflowError } from '@canopy/mlflow-client';
import { championAlias } from '@canopy/pipeline-contract';
import { approvals } from '@canopy/pipeline-contract/names';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { Temporal } from '../../server/create-temporal';
import { Problem } from '../../server/problem';
import type { AnswerRequest, DecisionRow, Decisions, StepRequest } from './decisions';

export interface DecisionsControl {
  read(): Promise<Decisions>;
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
  const read = () =>
    asked(async (): Promise<Decisions> => {
      const [{ decisions }, champion, { length, problems }] = await Promise.all([
        mlflow.decisions.list({ ...ofChampion, maxResults: shown }),
        named(),
        mlflow.decisions.verify({ newOnly: true }),
      ]);
      const answered = new Set(decisions.map(({ answers }) => answers));
      const undoes = decisions.find(
        ({ outcome, to_version, position }) =>
          outcome === 'rolled_back' && to_version === champion && !answered.has(position),
      );
      return {
        latest: decisions.map((decision) => toRow(decision, { answered, champion })),
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
        await temporal.ask((client) =>
          client.workflow
            .getHandle(approvals.idOf(modelName, version))
            .executeUpdate(approvals.update, { args: [answer] }),
        );
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
  /** Positions of the decisions that have an answer. */
  answered: ReadonlySet<number | undefined>;
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
    at: new Date(decided_at).toISOString(),
    question: questionOf(decision, known),
  };
}

/** An approval applies only while the champion is the one that the version was judged against. */
function questionOf(decision: Decision, { answered, champion }: Known): DecisionRow['question'] {
  if (decision.outcome !== 'awaiting_approval' || answered.has(decision.position)) return 'none';
  return decision.from_version === champion ? 'open' : 'overtaken';
}
