import { defaultGatePolicy, GatePolicy } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';

const { properties: of } = GatePolicy;

/** The keys of the environment that say what a promotion needs. */
export const GateEnvironment = Type.Object({
  GATE_FALSE_PROMOTIONS: Type.Number({
    ...of.falsePromotions,
    default: defaultGatePolicy.falsePromotions,
    description: 'false promotions that are expected at most for each change of the champion',
  }),
  GATE_CLASS_LOSS: Type.Number({
    ...of.classLoss,
    default: defaultGatePolicy.classLoss,
    description:
      "share of a class's recall that a promotion may cost, beyond chance, before a person is asked",
  }),
  GATE_ASK_FROM: Type.Number({
    ...of.askFrom,
    default: defaultGatePolicy.askFrom,
    description: 'e-value from which a person is asked though it is too little for a promotion; 0: never',
  }),
  GATE_APPROVAL: Type.Union([Type.Literal('always'), Type.Literal('in_doubt'), Type.Literal('never')], {
    default: defaultGatePolicy.approval,
    description: 'when a person is asked about a promotion: always, in_doubt or never',
  }),
  GATE_APPROVAL_HOURS: Type.Number({
    ...of.approvalHours,
    default: defaultGatePolicy.approvalHours,
    description: 'hours after which a promotion that nobody approved is rejected',
  }),
});

const keys = {
  falsePromotions: 'GATE_FALSE_PROMOTIONS',
  classLoss: 'GATE_CLASS_LOSS',
  askFrom: 'GATE_ASK_FROM',
  approval: 'GATE_APPROVAL',
  approvalHours: 'GATE_APPROVAL_HOURS',
} as const satisfies Record<keyof GatePolicy, keyof Static<typeof GateEnvironment>>;

/** The key that a part of the policy was read from. */
export const gateKeyOf = (part: keyof GatePolicy): string => keys[part];

export function gatePolicyOf(read: Static<typeof GateEnvironment>): GatePolicy {
  return {
    falsePromotions: read.GATE_FALSE_PROMOTIONS,
    classLoss: read.GATE_CLASS_LOSS,
    askFrom: read.GATE_ASK_FROM,
    approval: read.GATE_APPROVAL,
    approvalHours: read.GATE_APPROVAL_HOURS,
  };
}
