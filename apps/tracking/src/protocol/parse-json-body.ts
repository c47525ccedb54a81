import { rawJson } from './raw-json.js';
import { invalid } from './refusals.js';

/**
 * The fields of a request's body. What is no JSON counts as no fields, and a JSON text that holds JSON is opened a
 * second time, since old clients wrap it twice. Integers that a double cannot hold become bigints.
 *
 * @throws TrackingError when the bytes are not UTF-8.
 */
export function parseJsonBody(body: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw invalid('The body of the request is not valid UTF-8.');
  }
  const once = parse(text);
  return (typeof once === 'string' ? parse(once) : once) ?? {};
}

function parse(text: string): unknown {
  try {
    return /\d{16}/.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch {
    return {};
  }
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const digits = context?.source ?? '';
  return /^-?\d+$/.test(digits) ? BigInt(digits) : value;
}

/**
 * The same body with each number as it was written, where it is whole but not written so: `9.0` is no integer to
 * Python, whose words a refusal takes. Slower, so only for refusals.
 */
export function parseAsWritten(body: Buffer): unknown {
  return JSON.parse(body.toString(), (_key: string, value: unknown, context?: { source?: string }) => {
    const isWhole = typeof value === 'number' && Number.isInteger(value);
    return isWhole && /[.e]/i.test(context?.source ?? '') ? rawJson(context?.source ?? '') : value;
  });
}
