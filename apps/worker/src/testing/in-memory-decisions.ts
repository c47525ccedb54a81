import { type Decision, type MlflowClient, MlflowError } from '@canopy/mlflow-client';

export interface DecisionsState {
  aliases: Map<string, string>;
  /** The oldest first. */
  decisions: Decision[];
}

type Calls = MlflowClient['decisions'];
type Given = Omit<Parameters<Calls['create']>[0], 'outcome' | 'idempotencyKey'> & {
  outcome: Decision['outcome'];
  idempotencyKey?: string;
};

/** The chain of decisions in memory, as far as the pipeline asks it; without hashes. */
export function decisionsOf(state: DecisionsState): Pick<Calls, 'create' | 'list' | 'get' | 'rollBack'> {
  return {
    async create(given) {
      const known = state.decisions.find(({ key }) => key === given.idempotencyKey);
      if (known !== undefined) return known;
      const present = state.aliases.get(given.alias);
      if (given.outcome !== 'promoted' && given.outcome !== 'approved') {
        return addDecision(state, { ...given, fromVersion: present }, present);
      }
      if (present !== given.fromVersion) {
        const message = `The alias ${given.alias} of ${given.name} names version ${present} now.`;
        throw new MlflowError(message, { errorCode: 'INVALID_STATE', status: 400 });
      }
      state.aliases.set(given.alias, given.version);
      return addDecision(state, given, given.version);
    },
    async list({
      outcomes = [],
      movesOnly = false,
      unansweredOnly = false,
      through = Number.POSITIVE_INFINITY,
      maxResults = 100,
    } = {}) {
      const found = state.decisions.filter(
        ({ outcome, from_version, to_version, position }) =>
          (outcomes.length === 0 || outcomes.includes(outcome)) &&
          (!movesOnly || from_version !== to_version) &&
          (!unansweredOnly || !state.decisions.some(({ answers }) => answers === position)) &&
          position <= through,
      );
      return { decisions: found.reverse().slice(0, maxResults) };
    },
    async get(position) {
      return state.decisions[position - 1];
    },
    async rollBack({ toVersion = '', ...step }) {
      const fromVersion = state.aliases.get(step.alias);
      state.aliases.set(step.alias, toVersion);
      const version = fromVersion ?? '';
      return addDecision(state, { ...step, version, outcome: 'rolled_back', fromVersion }, toVersion);
    },
  };
}

/** Adds a decision after which the alias names `to`. */
export function addDecision(state: DecisionsState, given: Given, to: string | undefined): Decision {
  const { fromVersion, idempotencyKey, ...content } = given;
  const decision: Decision = {
    ...content,
    position: state.decisions.length + 1,
    ...(fromVersion !== undefined && { from_version: fromVersion }),
    ...(to !== undefined && { to_version: to }),
    ...(idempotencyKey !== undefined && { key: idempotencyKey }),
    decided_at: 0,
    previous_hash: '',
    hash: '',
  };
  state.decisions.push(decision);
  return decision;
}
