import type { Tensor } from 'onnxruntime-node';
import type { Binding } from 'onnxruntime-node/dist/binding.js';

/** The element types of ONNX that a column may have, by ONNX's number for each. */
const elementTypes = { 1: 'float32', 6: 'int32', 7: 'int64', 8: 'string', 11: 'float64' } as const;
type ElementNumber = keyof typeof elementTypes;
export type ElementType = (typeof elementTypes)[ElementNumber];

export interface Slot {
  name: string;
  /** Undefined for what is no tensor of numbers or texts. */
  type: ElementType | undefined;
  /** -1 where any length will do. */
  shape: readonly number[];
}

export interface OnnxSession {
  inputs: readonly Slot[];
  outputs: readonly Slot[];
  /** The values of one output for tensors by name, on this thread. */
  run(feeds: Readonly<Record<string, Tensor>>, output: string): Tensor;
  tensor: typeof Tensor;
}

/**
 * Loads a model into ONNX Runtime, which itself is loaded with the first model: it takes 50 MB. Its binding is asked directly, for
 * what the package exports waits for a turn of the event loop and then runs on the same thread all the same.
 *
 * @throws Error for bytes that the runtime cannot use.
 */
export async function loadSession(bytes: Uint8Array): Promise<OnnxSession> {
  const { Tensor: tensor } = await import('onnxruntime-node');
  const { binding, initOrt } = await import('onnxruntime-node/dist/binding.js');
  initOrt();
  const session = new binding.InferenceSession();
  const { buffer, byteOffset, byteLength } = alone(bytes);
  // More threads would take the processor from the requests beside this one.
  session.loadModel(buffer, byteOffset, byteLength, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 4,
  });
  return {
    inputs: session.inputMetadata.map(slotOf),
    outputs: session.outputMetadata.map(slotOf),
    run(feeds, output) {
      const found = session.run({ ...feeds }, { [output]: null }, {})[output];
      if (found === undefined) throw new Error(`The model gave no ${output}.`);
      return found as Tensor;
    },
    tensor,
  };
}

/** The runtime wants a buffer that is nothing but the model, and that no other thread has. */
function alone(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  const isAlone = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return isAlone ? new Uint8Array(buffer) : Uint8Array.from(bytes);
}

function slotOf({ name, isTensor, type, shape }: Binding.ValueMetadata): Slot {
  return {
    name,
    type: isTensor ? elementTypes[type as ElementNumber] : undefined,
    shape: isTensor ? shape : [],
  };
}
