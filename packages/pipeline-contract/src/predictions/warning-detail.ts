import { type Static, Type } from 'typebox';

/** What a warning of each code tells besides its columns, by name: whoever shows it has a text for each. */
export const warningFacts = {
  implausible_value: ['value', 'minimum', 'maximum', 'unit'],
  untrained_name: ['value', 'known'],
  unknown_number: ['value', 'known'],
  unknown_code: ['value'],
  /** And what the rule itself tells. */
  broken_rule: ['rule', 'severity', 'meaning', 'values'],
  ignored_field: ['field'],
  no_prediction_set: [],
  onnx_unexplained: ['version'],
  boosting_unexplained: [],
  unexplained: ['reason'],
} as const;

export type WarningCode = keyof typeof warningFacts;
const codes = Object.keys(warningFacts) as WarningCode[];

/** A warning beside a prediction, as a code with what it tells by name. */
export const WarningDetail = Type.Object({
  code: Type.Enum(codes),
  columns: Type.Array(Type.String(), { description: 'keys of the columns that it is about' }),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
    description: 'what the sentence tells, by name',
  }),
});
export type WarningDetail = Static<typeof WarningDetail>;
