import type { InferenceRequest, InferenceResponse, OutputTensor } from './messages.js';

/** The outputs that a request wants in binary, by name. */
export function binaryOutputs({ parameters, outputs }: InferenceRequest): (name: string) => boolean {
  const isDefault = parameters?.binary_data_output === true;
  const asked = new Map(outputs?.map((output) => [output.name, output.parameters?.binary_data]));
  return (name) => (asked.get(name) ?? isDefault) === true;
}

/**
 * A response whose binary outputs stand behind its JSON.
 *
 * @returns the message and the length of its JSON; undefined when no output is binary.
 */
export function encodeBinaryOutputs(
  response: InferenceResponse,
  isBinary: (name: string) => boolean,
): { message: Buffer; jsonLength: number } | undefined {
  const parts: Uint8Array[] = [];
  const outputs = response.outputs.map((output) => {
    if (!isBinary(output.name)) return output;
    const { data, ...head } = output;
    const bytes = encode(output);
    parts.push(bytes);
    return { ...head, parameters: { binary_data_size: bytes.byteLength } };
  });
  if (parts.length === 0) return undefined;
  const json = Buffer.from(JSON.stringify({ ...response, outputs }));
  return { message: Buffer.concat([json, ...parts]), jsonLength: json.length };
}

/** All machines that Node runs on are little-endian, as the protocol is. */
function encode({ datatype, data }: OutputTensor): Uint8Array {
  const values = datatype === 'INT32' ? Int32Array.from(data) : Float64Array.from(data);
  return new Uint8Array(values.buffer);
}
