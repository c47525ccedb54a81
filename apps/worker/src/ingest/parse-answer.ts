import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { SourceContractError } from './source-contract-error.js';

/** What the source answers. The rows are looked at one by one, so that a bad one does not cost the others. */
export const SourceAnswer = Type.Object({
  group_number: Type.Integer(),
  batch_number: Type.Integer(),
  data: Type.Array(Type.Unknown()),
});
export type SourceAnswer = Static<typeof SourceAnswer>;

/**
 * Reads the bytes of an answer.
 *
 * @throws SourceContractError when they are no UTF-8, no JSON (or only its beginning), of another shape, for
 * another group, or without rows.
 */
export function parseAnswer(bytes: Uint8Array, groupNumber: number): SourceAnswer {
  const answer = readJson(bytes);
  if (!Value.Check(SourceAnswer, answer)) {
    const [problem] = Value.Errors(SourceAnswer, answer);
    const where = problem?.instancePath ? ` at ${problem.instancePath}` : '';
    throw new SourceContractError(
      `The source's answer has another shape than agreed${where}: it ${problem?.message}`,
    );
  }
  if (answer.group_number !== groupNumber) {
    throw new SourceContractError(
      `The source's answer is for group ${answer.group_number}, and group ${groupNumber} asked`,
    );
  }
  if (answer.data.length === 0) {
    throw new SourceContractError(
      "The source's answer holds no rows, and it does not say that it has given all",
    );
  }
  return answer;
}

function readJson(bytes: Uint8Array): unknown {
  const size = `${bytes.byteLength} bytes`;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SourceContractError(`The source's answer (${size}) is not UTF-8 text`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const verdict = breaksOff(message, text) ? 'is cut short' : 'is not JSON';
    throw new SourceContractError(`The source's answer (${size}) ${verdict}: ${message}`);
  }
}

function breaksOff(message: string, text: string): boolean {
  const position = /at position (?<position>\d+)/.exec(message)?.groups?.position;
  return position === undefined ? message.includes('end of JSON') : Number(position) >= text.length;
}
