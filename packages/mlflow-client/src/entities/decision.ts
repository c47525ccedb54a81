import { type Static, Type } from 'typebox';

/**
 * `promoted`, `kept` and `awaiting_approval` are what a gate says of a version; `approved`, `rejected` and `overtaken` (the
 * champion was changed before anybody answered) answer the third; `rolled_back` and `restored` are a person's step back and its undoing; `moved` is a move of the alias by any other call.
 */
export const DecisionOutcome = Type.Enum([
  'promoted',
  'kept',
  'awaiting_approval',
  'approved',
  'rejected',
  'overtaken',
  'rolled_back',
  'restored',
  'moved',
]);
export type DecisionOutcome = Static<typeof DecisionOutcome>;

/** What was decided about an alias of a registered model. Nobody changes it: see `hashDecision`. */
export const Decision = Type.Object({
  position: Type.Integer({ description: '1, 2, 3 and so on without a gap, over all models.' }),
  name: Type.String({ description: 'The registered model.' }),
  alias: Type.String(),
  version: Type.String({ description: 'The version that it is about.' }),
  outcome: DecisionOutcome,
  from_version: Type.Optional(Type.String({ description: 'What the alias named before; absent: nothing.' })),
  to_version: Type.Optional(Type.String({ description: 'What it names since; absent: nothing.' })),
  who: Type.String(),
  why: Type.String({ description: 'A sentence for a person.' }),
  evidence: Type.Optional(Type.String({ description: 'What it rests on: JSON of whoever decided.' })),
  answers: Type.Optional(
    Type.Integer({ description: 'The position of the decision that this one answers.' }),
  ),
  key: Type.Optional(Type.String({ description: 'The Idempotency-Key of the request.' })),
  alias_move: Type.Optional(Type.Integer({ description: 'The number of the move, where the alias moved.' })),
  decided_at: Type.Integer({ description: 'Milliseconds since 1970.' }),
  previous_hash: Type.String({ description: 'Of the decision before this one; of the first, 64 zeros.' }),
  hash: Type.String({ description: 'SHA-256, in hex, of the canonical JSON of all the other fields.' }),
});
export type Decision = Static<typeof Decision>;
