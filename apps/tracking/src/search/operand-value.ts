import { invalid } from '../protocol/refusals.js';
import type { Operand } from './parse-filter.js';

/** The number as it was written. @throws TrackingError that quotes what stands there instead. */
export function numberOf(operand: Operand, what: string): string {
  if (operand.kind === 'number') return operand.text;
  throw invalid(`Expected numeric value type ${what}. Found ${sourceOf(operand)}`);
}

/** The text without its quotes. @throws TrackingError where there is none; `expected` says what there should be. */
export function textOf(operand: Operand, expected: string): string {
  if (operand.kind === 'text') return operand.text;
  if (operand.kind === 'other') {
    throw invalid(
      'Parameter value is either not quoted or unidentified quote types used for string value ' +
        `${operand.source}. Use either single or double quotes.`,
    );
  }
  throw invalid(`Expected ${expected} Got value ${sourceOf(operand)}`);
}

function sourceOf(operand: Operand): string {
  switch (operand.kind) {
    case 'text':
      return `'${operand.text}'`;
    case 'number':
      return operand.text;
    case 'list':
      return `(${operand.texts.map((text) => `'${text}'`).join(', ')})`;
    case 'none':
      return 'NULL';
    case 'other':
      return operand.source;
  }
}
