import { type Static, Type } from 'typebox';
import { AlertReason } from '../watch/alert-reason.js';
import { ChampionFault } from './champion-fault.js';

const Count = Type.Integer();
const Share = Type.Number();
/** Words that a person or another part gave. */
const Detail = Type.String();
/** Older reasons have the words alone. */
const fault = { detail: Detail, fault: Type.Optional(ChampionFault) };
/** The champion that a version was judged against, and the one that came; none where there was none. */
const change = { judgedAgainst: Type.Optional(Type.String()), champion: Type.Optional(Type.String()) };

const reason = <const Code extends string, Facts extends Parameters<typeof Type.Object>[0]>(
  code: Code,
  facts: Facts,
) => Type.Object({ code: Type.Literal(code), ...facts });

/** The evidence of a candidate beside the champion; wins are rows on which one alone is right. */
const evidence = {
  /** The champion. */
  version: Type.String(),
  /** Accuracy of the candidate less that of the champion, with its interval. */
  gain: Share,
  low: Share,
  high: Share,
  wins: Count,
  losses: Count,
  /** The same on rows that nobody had seen when the champion was chosen. */
  freshRows: Count,
  freshWins: Count,
  freshLosses: Count,
  /** Which candidate against this champion it is, from 1. */
  look: Count,
  /** Natural logarithms of the e-value that there is, and of the one that a promotion needs. */
  logEvidence: Type.Number(),
  logNeeded: Type.Number(),
};

/**
 * Why something was decided about a version: a code with its facts, so that whoever shows it may say it in another language. Several
 * stand in the order of a sentence: what the evidence says, then what speaks against a promotion.
 */
export const GateReason = Type.Union([
  reason('first_champion', { accuracy: Share }),
  reason('below_floor', { accuracy: Share, floor: Share }),
  reason('champion_damaged', { accuracy: Share, ...fault }),
  reason('champion_foreign', fault),
  reason('better', evidence),
  reason('not_shown', evidence),
  reason('too_little', {}),
  reason('class_loss', { label: Count, className: Type.String(), loss: Share, rows: Count, allowed: Share }),
  reason('less_balanced', { loss: Share }),
  reason('rolled_back_before', { version: Type.String() }),
  /** `watched`: what the watch saw, where it is the watch that holds. */
  reason('promotions_held', { detail: Detail, watched: Type.Optional(AlertReason) }),
  reason('always_asked', {}),
  /** Older reasons have words alone, as their detail. */
  reason('champion_changed', { detail: Type.Optional(Detail), ...change }),
  reason('unanswered', { hours: Type.Number() }),
  reason('withdrawn', {}),
  reason('overtaken', {
    ...change,
    /** Who approved it too late, and why. */
    approvedBy: Type.Optional(Type.String()),
    approvedWhy: Type.Optional(Type.String()),
  }),
]);
export type GateReason = Static<typeof GateReason>;

/** What the evidence of a decision has in any case, whoever decided. */
export const ReasonedEvidence = Type.Object({ reasons: Type.Array(GateReason) });
export type ReasonedEvidence = Static<typeof ReasonedEvidence>;
