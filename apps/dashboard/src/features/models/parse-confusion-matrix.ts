import { labelColumn } from '@canopy/covertype';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

const classCount = labelColumn.classNames.length;
const Counts = Type.Array(
  Type.Array(Type.Integer({ minimum: 0 }), { minItems: classCount, maxItems: classCount }),
  { minItems: classCount, maxItems: classCount },
);
const Named = Type.Object({ matrix: Counts });

/** The counts in `confusion_matrix.json`, or undefined when it holds something else. */
export function parseConfusionMatrix(bytes: Uint8Array): Static<typeof Counts> | undefined {
  const content = parseJson(new TextDecoder().decode(bytes));
  if (Value.Check(Counts, content)) return content;
  return Value.Check(Named, content) ? content.matrix : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
