import { type Static, Type } from 'typebox';

/** Whether the chain of all decisions is whole. */
export const ChainReport = Type.Object({
  length: Type.Integer({ description: 'Decisions that were checked.' }),
  head: Type.String({
    description: 'The hash of the last of them: whoever keeps it sees that none was cut off.',
  }),
  problems: Type.Array(
    Type.Object({
      position: Type.Integer(),
      reason: Type.String({ description: 'A sentence for a person.' }),
    }),
    { default: [], description: 'What is not as it was written. None: the chain is whole.' },
  ),
});
export type ChainReport = Static<typeof ChainReport>;
