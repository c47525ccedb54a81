import type { Decision, DecisionOutcome } from '@canopy/mlflow-client';
import { invalid, missing } from '../../protocol/refusals.js';
import { TrackingError } from '../../protocol/tracking-error.js';
import { checkIdempotencyKey } from '../../rules/check-idempotency-key.js';
import { checkLength } from '../../rules/check-length.js';
import { checkAlias, checkModelName, readVersion } from '../../rules/check-registry-names.js';
import { createChainCheck } from './create-chain-check.js';
import type { DecisionsQuery, DecisionsRepository, Present, Verdict } from './decisions.repository.js';

export interface DecisionsDependencies {
  decisions: DecisionsRepository;
  clock: () => number;
}

/** What every decision that is written names. */
export interface Signed {
  name: string;
  alias: string;
  who: string;
  why: string;
  key: string;
}

export interface GivenDecision extends Signed {
  version: string;
  outcome: DecisionOutcome;
  from_version?: string;
  evidence?: string;
  answers?: number;
}

export type DecisionsService = ReturnType<typeof createDecisionsService>;

const longestEvidence = 1024 * 1024;

/** Decisions about aliases: written once, with the alias's move in the same transaction, and never changed. */
export function createDecisionsService({ decisions, clock }: DecisionsDependencies) {
  const write = async (
    { name, alias, who, why, key }: Signed,
    judge: (present: Present) => Promise<Verdict>,
  ): Promise<Decision> => {
    checkIdempotencyKey(key);
    checkModelName(name);
    checkAlias(alias);
    checkLength('who', who, 200);
    checkLength('why', why, 5000);
    const written = await decisions.write({ name, alias, key, now: clock() }, judge);
    if (!written) throw missing(`Registered Model with name=${name} not found`);
    return written;
  };
  return {
    create(given: GivenDecision): Promise<Decision> {
      const { outcome, who, why, evidence, answers } = given;
      checkLength('evidence', evidence ?? '', longestEvidence);
      const version = readVersion(given.version);
      const reason = { outcome, who, why, ...(evidence && { evidence }), ...(answers && { answers }) };
      return write(given, async (present) => {
        await requireVersion(present, given.name, version);
        await checkAnswer(present, given, version);
        if (outcome !== 'promoted' && outcome !== 'approved') return { version, ...reason };
        requireNamed(present, given);
        return { version, to: version, ...reason };
      });
    },
    rollBack({ to_version, ...given }: Signed & { to_version?: string }): Promise<Decision> {
      const { name, alias, who, why } = given;
      return write(given, async (present) => {
        const { named } = present;
        if (named === undefined) throw state(`The alias ${alias} of ${name} names no version.`);
        const before = to_version ?? (await present.arrivalOf(named))?.from_version;
        if (before === undefined) {
          throw state(
            `It is not known what the alias ${alias} of ${name} named before version ${named}: say to_version.`,
          );
        }
        const to = readVersion(before);
        if (to === named) throw state(`The alias ${alias} of ${name} names version ${to} already.`);
        await requireVersion(present, name, to);
        return { version: named, to, outcome: 'rolled_back', who, why };
      });
    },
    undo(given: Signed): Promise<Decision> {
      const { name, alias, who, why } = given;
      return write(given, async (present) => {
        const { named } = present;
        const stepBack = named === undefined ? undefined : await present.stepBackTo(named);
        if (!stepBack) throw state(`The alias ${alias} of ${name} was not rolled back to what it names now.`);
        const to = readVersion(stepBack.version);
        await requireVersion(present, name, to);
        return { version: to, to, outcome: 'restored', who, why, answers: stepBack.position };
      });
    },
    async get(position: number): Promise<Decision> {
      const found = await decisions.find(position);
      if (!found) throw missing(`There is no decision ${position}.`);
      return found;
    },
    list: (query: DecisionsQuery): Promise<Decision[]> => decisions.list(query),
    chain: createChainCheck({
      read: (after, limit) => decisions.list({ oldestFirst: true, after, limit }),
      clock,
    }),
    /** How many there are of each outcome. */
    count: () => decisions.countOutcomes(),
  };
}

const state = (message: string) => new TrackingError('INVALID_STATE', message);

async function requireVersion(present: Present, name: string, version: number): Promise<void> {
  if (await present.hasVersion(version)) return;
  throw missing(`Model Version (name=${name}, version=${version}) not found`);
}

function requireNamed({ named }: Present, { name, alias, from_version }: GivenDecision): void {
  if (from_version === (named === undefined ? undefined : String(named))) return;
  const now = named === undefined ? 'no version' : `version ${named}`;
  throw state(
    `The alias ${alias} of ${name} names ${now} now, and the decision was made about ${from_version ?? 'none'}.`,
  );
}

/** An approval, a rejection or that it was overtaken answers a decision that waits for one, and nothing else answers any. */
async function checkAnswer(present: Present, given: GivenDecision, version: number): Promise<void> {
  const { outcome, answers, name, alias } = given;
  const isAnswer = outcome === 'approved' || outcome === 'rejected' || outcome === 'overtaken';
  if (!isAnswer && answers === undefined) return;
  if (!isAnswer) throw invalid(`A decision ${outcome} answers none: leave out answers.`);
  if (answers === undefined) throw invalid(`A decision ${outcome} must say in answers which one it answers.`);
  const asked = await present.decisionAt(answers);
  const fits =
    asked?.outcome === 'awaiting_approval' &&
    asked.name === name &&
    asked.alias === alias &&
    asked.version === String(version);
  const answer = await present.answerTo(answers);
  if (answer) {
    throw state(
      `Decision ${answers} was answered by decision ${answer.position}: ${answer.outcome} by ${answer.who}.`,
    );
  }
  if (!fits)
    throw invalid(`Decision ${answers} does not wait for an approval of version ${version} of ${name}.`);
}
