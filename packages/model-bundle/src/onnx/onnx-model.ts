/** `TensorProto.DataType`: what the elements of a tensor are. */
export const elementType = { uint8: 2, int64: 7, string: 8, double: 11 } as const;

/** `AttributeProto.AttributeType`: which field of an attribute holds its value. */
export const attributeType = { int: 2, tensor: 4, ints: 7 } as const;

export interface Tensor {
  name?: string;
  dims: number[];
  dataType: number;
  /** Little-endian. */
  rawData?: Uint8Array;
  stringData?: string[];
}

export interface Attribute {
  name: string;
  type: number;
  i?: number;
  t?: Tensor;
  /** Packed varints. */
  ints?: Uint8Array;
}

/** What an operator makes of its inputs. */
export interface OnnxNode {
  opType: string;
  /** Absent for an operator of the domain that every model has. */
  domain?: string;
  input: string[];
  output: string[];
  attribute?: Attribute[];
}

/** The name, element type and shape of an input or output. */
export interface ValueInfo {
  name: string;
  type: { tensorType: { elemType: number; shape: { dim: ({ dimValue: number } | { dimParam: string })[] } } };
}

/** A model in the shape of `onnxMessages`. */
export interface OnnxModel {
  irVersion: number;
  producerName: string;
  opsetImport: { domain: string; version: number }[];
  metadataProps: { key: string; value: string }[];
  graph: {
    name: string;
    node: OnnxNode[];
    initializer: Tensor[];
    input: ValueInfo[];
    output: ValueInfo[];
  };
}
