import { type Static, Type } from 'typebox';

export const Datatype = Type.Enum([
  'BOOL',
  'UINT8',
  'UINT16',
  'UINT32',
  'UINT64',
  'INT8',
  'INT16',
  'INT32',
  'INT64',
  'FP16',
  'FP32',
  'FP64',
  'BYTES',
]);
export type Datatype = Static<typeof Datatype>;

const Parameters = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()]));
const Shape = Type.Array(Type.Integer({ minimum: 0 }));

export const InputTensor = Type.Object({
  name: Type.String(),
  shape: Shape,
  datatype: Datatype,
  parameters: Type.Optional(Parameters),
  data: Type.Array(Type.Unknown(), { description: 'row after row, flat or nested; null is missing' }),
});
export type InputTensor = Static<typeof InputTensor>;

export const InferenceRequest = Type.Object({
  id: Type.Optional(Type.String()),
  parameters: Type.Optional(Parameters),
  inputs: Type.Array(InputTensor, { minItems: 1 }),
  outputs: Type.Optional(
    Type.Array(Type.Object({ name: Type.String(), parameters: Type.Optional(Parameters) })),
  ),
});
export type InferenceRequest = Static<typeof InferenceRequest>;

const OutputTensor = Type.Object({
  name: Type.String(),
  shape: Shape,
  datatype: Datatype,
  data: Type.Array(Type.Number()),
});
export type OutputTensor = Static<typeof OutputTensor>;

export const InferenceResponse = Type.Object({
  model_name: Type.String(),
  model_version: Type.String(),
  id: Type.Optional(Type.String()),
  outputs: Type.Array(OutputTensor),
});
export type InferenceResponse = Static<typeof InferenceResponse>;

const TensorMetadata = Type.Object({
  name: Type.String(),
  datatype: Datatype,
  shape: Type.Array(Type.Integer({ description: '-1 stands for any number of rows' })),
});

export const ServerMetadata = Type.Object({
  name: Type.String(),
  version: Type.String(),
  extensions: Type.Array(Type.String()),
});

export const ModelMetadata = Type.Object({
  name: Type.String(),
  versions: Type.Array(Type.String()),
  platform: Type.String(),
  inputs: Type.Array(TensorMetadata),
  outputs: Type.Array(TensorMetadata),
});
export type ModelMetadata = Static<typeof ModelMetadata>;

export const RepositoryQuery = Type.Object({
  ready: Type.Optional(Type.Boolean({ description: 'only those that can be asked without loading them' })),
});

/** A version in the repository, as Triton and MLServer list it. */
export const RepositoryEntry = Type.Object({
  name: Type.String(),
  version: Type.String(),
  state: Type.Enum(['READY', 'UNAVAILABLE']),
  reason: Type.String({ description: 'why it is not ready; empty where it is' }),
});
export type RepositoryEntry = Static<typeof RepositoryEntry>;

/** A failure in the protocol's form. */
export const InferenceError = Type.Object({ error: Type.String() });
