import { DecisionOutcome } from '@canopy/mlflow-client';
import { ApprovalAnswer, GateReason } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';

/** A decision about the champion. */
export const DecisionRow = Type.Object({
  position: Type.Integer(),
  version: Type.String(),
  outcome: DecisionOutcome,
  who: Type.String(),
  why: Type.String(),
  /** The same as codes; absent where they are a person's words, or older. */
  reasons: Type.Optional(Type.Array(GateReason)),
  at: Type.String(),
  /** `open`: it waits for a person. `overtaken`: it did, and another version has become champion meanwhile. */
  question: Type.Enum(['none', 'open', 'overtaken']),
});
export type DecisionRow = Static<typeof DecisionRow>;

export const Decisions = Type.Object({
  /** A page, the newest first. */
  latest: Type.Array(DecisionRow),
  /** Where the next page begins, if there is one. */
  next: Type.Optional(Type.String()),
  /** All that wait for a person, however long ago they were asked about; the newest first. */
  waiting: Type.Array(DecisionRow),
  champion: Type.Optional(Type.String()),
  /** The version that undoing the last rollback brings back. */
  undoes: Type.Optional(Type.String()),
  /** Of the whole chain, as tracking checks it. */
  chain: Type.Object({ length: Type.Integer(), problems: Type.Array(Type.String()) }),
});
export type Decisions = Static<typeof Decisions>;

/** Which page of the decisions: those before a position. */
export const DecisionsSearch = Type.Object(
  { before: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })) },
  { additionalProperties: false },
);
export type DecisionsSearch = Static<typeof DecisionsSearch>;

export const AnswerRequest = Type.Object({ version: Type.String(), ...ApprovalAnswer.properties });
export type AnswerRequest = Static<typeof AnswerRequest>;

const { who, why } = ApprovalAnswer.properties;
export const StepRequest = Type.Object({
  /** The champion that the page showed: the step is refused when it is another one by now. */
  champion: Type.String(),
  who,
  why,
});
export type StepRequest = Static<typeof StepRequest>;
