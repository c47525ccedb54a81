import { type Static, Type } from 'typebox';

/** What the workflow `approve_promotion` is started with. */
export const ApprovalInput = Type.Object({
  modelName: Type.String(),
  version: Type.String(),
  /** The champion that it was judged against. */
  champion: Type.String(),
  /** The decision that asks, by its position. */
  position: Type.Integer(),
  /** Why a person is asked. */
  reason: Type.String(),
  /** Hours until silence is a no. */
  hours: Type.Number(),
});
export type ApprovalInput = Static<typeof ApprovalInput>;

/** What a person says of it, by the Update `decide`. */
export const ApprovalAnswer = Type.Object({
  verdict: Type.Union([Type.Literal('approve'), Type.Literal('reject')]),
  who: Type.String({ minLength: 1, maxLength: 200 }),
  why: Type.String({ minLength: 1, maxLength: 2000 }),
});
export type ApprovalAnswer = Static<typeof ApprovalAnswer>;

/** What became of it: once the champion was changed, it is overtaken whatever a person says. */
export const ApprovalResult = Type.Object({
  outcome: Type.Union([Type.Literal('approved'), Type.Literal('rejected'), Type.Literal('overtaken')]),
  reason: Type.String(),
});
export type ApprovalResult = Static<typeof ApprovalResult>;
