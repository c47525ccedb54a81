import { type Static, Type } from 'typebox';
import { ChainReport } from '../entities/chain-report.js';
import { Decision, type DecisionOutcome } from '../entities/decision.js';
import type { Api } from '../http/create-api.js';
import { nextPage, PageAnswer } from './page.js';
import { undefinedIfMissing } from './undefined-if-missing.js';

export interface CreateDecision {
  /** The registered model. */
  name: string;
  alias: string;
  /** The version that it is about. */
  version: string;
  /** `promoted` and `approved` move the alias to the version, in the same transaction. */
  outcome: Exclude<DecisionOutcome, 'rolled_back' | 'restored' | 'moved'>;
  /** What the alias must name now for those that move it; left out: nothing. */
  fromVersion?: string | undefined;
  who: string;
  /** A sentence for a person. */
  why: string;
  /** JSON that it rests on. */
  evidence?: string;
  /** The position of the decision that is approved, rejected or overtaken. */
  answers?: number;
  /** At most 200 characters; the same key again answers with the same decision. */
  idempotencyKey: string;
}

export interface StepBack {
  name: string;
  alias: string;
  who: string;
  why: string;
  /** At most 200 characters; the same key again answers with the same decision. */
  idempotencyKey: string;
}

export interface ListDecisions {
  name?: string;
  alias?: string;
  version?: string;
  /** Default: all. */
  outcomes?: readonly DecisionOutcome[];
  /** Only those that moved the alias. */
  movesOnly?: boolean;
  /** Only those that no other decision answers. */
  unansweredOnly?: boolean;
  /** Only those up to this position. */
  through?: number;
  /** Default: the newest first. */
  oldestFirst?: boolean;
  /** 1 to 1000, default 100. */
  maxResults?: number;
  pageToken?: string;
}

export interface DecisionPage {
  decisions: Decision[];
  nextPageToken?: string;
}

export interface DecisionCalls {
  /** @throws MlflowError with the code INVALID_STATE when the alias names another version than `fromVersion`. */
  create(decision: CreateDecision): Promise<Decision>;
  get(position: number): Promise<Decision | undefined>;
  list(list?: ListDecisions): Promise<DecisionPage>;
  /** Every decision of the list, page after page. */
  walk(list?: ListDecisions): AsyncIterable<Decision>;
  /**
   * What the server finds when it checks the chain: all of it or, with `newOnly`, what came since it last did, for whoever asks again and
   * again. `checkChain` does it without trusting the server.
   */
  verify(check?: { newOnly: boolean }): Promise<ChainReport>;
  /** Lets the alias name the version before the present one, or `toVersion`. */
  rollBack(step: StepBack & { toVersion?: string }): Promise<Decision>;
  /** Undoes the last rollback. */
  undo(step: StepBack): Promise<Decision>;
}

const Answer = Type.Object({ decision: Decision });
const Page = PageAnswer('decisions', Decision);
const prefix = '/api/canopy/';

export function decisionCalls(call: Api): DecisionCalls {
  const post = async (
    path: string,
    { idempotencyKey, ...fields }: { idempotencyKey: string } & Parameters<Api>[0]['fields'],
  ): Promise<Static<typeof Decision>> =>
    (await call({ method: 'POST', prefix, path, fields, answer: Answer, idempotencyKey })).decision;
  const list = async ({
    oldestFirst,
    movesOnly,
    unansweredOnly,
    maxResults,
    pageToken,
    ...of
  }: ListDecisions = {}) => {
    const answer = await call({
      method: 'GET',
      prefix,
      path: 'decisions',
      fields: {
        ...of,
        oldest_first: oldestFirst,
        moves_only: movesOnly,
        unanswered_only: unansweredOnly,
        max_results: maxResults,
        page_token: pageToken,
      },
      answer: Page,
    });
    return { decisions: answer.decisions, ...nextPage(answer) };
  };

  return {
    create: ({ fromVersion, ...fields }) => post('decisions', { ...fields, from_version: fromVersion }),
    get: (position) =>
      undefinedIfMissing(
        call({ method: 'GET', prefix, path: 'decisions/get', fields: { position }, answer: Answer }).then(
          ({ decision }) => decision,
        ),
      ),
    list,
    async *walk(wanted = {}) {
      let page: DecisionPage = await list({ maxResults: 1000, ...wanted });
      yield* page.decisions;
      while (page.nextPageToken !== undefined) {
        page = await list({ maxResults: 1000, ...wanted, pageToken: page.nextPageToken });
        yield* page.decisions;
      }
    },
    verify: ({ newOnly } = { newOnly: false }) =>
      call({
        method: 'GET',
        prefix,
        path: 'decisions/verify',
        fields: { new_only: newOnly },
        answer: ChainReport,
      }),
    rollBack: ({ toVersion, ...fields }) => post('decisions/rollback', { ...fields, to_version: toVersion }),
    undo: (step) => post('decisions/undo', { ...step }),
  };
}
