import { DomainError } from '@canopy/service-kit/errors';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { decodeBinaryData } from './decode-binary-data.js';
import { Datatype } from './messages.js';

/** An input whose elements stand behind the JSON. */
const BinaryInput = Compile(
  Type.Object({
    name: Type.String(),
    datatype: Datatype,
    parameters: Type.Object({ binary_data_size: Type.Integer({ minimum: 0 }) }),
  }),
);

/**
 * Puts the elements that stand behind a request's JSON where JSON would have them, by the extension "binary tensor data":
 * https://github.com/triton-inference-server/server/blob/main/docs/protocol/extension_binary_data.md
 *
 * @param request as parsed; it is checked later, so that anything may be there.
 * @throws DomainError `invalid` unless the inputs take all the bytes there are.
 */
export function attachBinaryData(request: unknown, bytes: Uint8Array): void {
  const { inputs } = { inputs: [], ...(request as object) } as { inputs: unknown };
  let at = 0;
  for (const input of Array.isArray(inputs) ? inputs : []) {
    if (!BinaryInput.Check(input)) continue;
    const end = at + input.parameters.binary_data_size;
    Object.assign(input, { data: decodeBinaryData(input.name, input.datatype, bytes.subarray(at, end)) });
    at = end;
  }
  if (at === bytes.length) return;
  throw new DomainError(
    'invalid',
    `The inputs have ${at} bytes of binary data, but ${bytes.length} stand behind the request's JSON.`,
  );
}
