import { type Static, Type } from 'typebox';

/** What a promotion needs, as the schedule hands it on. */
export const GatePolicy = Type.Object({
  /** How many false promotions are expected at most for each change of the champion. */
  falsePromotions: Type.Number({ exclusiveMinimum: 0, maximum: 0.5 }),
  /** How much of a class's recall a promotion may cost, beyond chance. */
  classLoss: Type.Number({ minimum: 0, maximum: 1 }),
  /** An e-value from which a person is asked though it is too little for a promotion; 0: never. */
  askFrom: Type.Number({ minimum: 0 }),
  /** When a person is asked: about every promotion, where something speaks against one, or never. */
  approval: Type.Union([Type.Literal('always'), Type.Literal('in_doubt'), Type.Literal('never')]),
  /** Hours after which a promotion that nobody approved is rejected. */
  approvalHours: Type.Number({ exclusiveMinimum: 0, maximum: 8760 }),
});
export type GatePolicy = Static<typeof GatePolicy>;

export const defaultGatePolicy: GatePolicy = {
  falsePromotions: 0.05,
  classLoss: 0.05,
  askFrom: 0,
  approval: 'in_doubt',
  approvalHours: 24,
};
