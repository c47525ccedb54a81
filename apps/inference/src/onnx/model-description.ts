import { modelFiles } from '@canopy/pipeline-contract';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { ModelRefusedError } from '../models/model-refused-error.js';

/** What inference reads of an `MLmodel`: https://mlflow.org/docs/latest/ml/model/ */
export const ModelDescription = Type.Object({
  flavors: Type.Object({ onnx: Type.Optional(Type.Object({ data: Type.String() })) }),
  /** The columns as JSON in a text. */
  signature: Type.Optional(Type.Union([Type.Object({ inputs: Type.String() }), Type.Null()])),
  saved_input_example_info: Type.Optional(
    Type.Union([Type.Object({ artifact_path: Type.String() }), Type.Null()]),
  ),
  metadata: Type.Optional(
    Type.Union([
      Type.Object({
        category_numbers: Type.Optional(
          Type.Record(Type.String(), Type.Record(Type.String(), Type.Integer())),
        ),
      }),
      Type.Null(),
    ]),
  ),
});
export type ModelDescription = Static<typeof ModelDescription>;

/** @throws ModelRefusedError for a file that is no description. */
export function readModelDescription(bytes: Uint8Array): ModelDescription {
  const description = parseYaml(bytes);
  if (Value.Check(ModelDescription, description)) return description;
  const [problem] = Value.Errors(ModelDescription, description);
  throw new ModelRefusedError(
    `its ${modelFiles.description} cannot be read: ${problem?.instancePath || 'it'} ${problem?.message}`,
  );
}

function parseYaml(bytes: Uint8Array): unknown {
  try {
    // Python writes YAML 1.1; a list of aliases is a way to make little text large.
    return parse(new TextDecoder().decode(bytes), { version: '1.1', maxAliasCount: 0 });
  } catch (cause) {
    throw new ModelRefusedError(`its ${modelFiles.description} is not YAML`, { cause });
  }
}
