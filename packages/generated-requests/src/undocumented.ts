import type { Operation } from './operation.js';
import type { Answer } from './send-request.js';

/** What the documentation of the operation does not say of such an answer: its status, or its type; undefined where it says both. */
export function undocumented({ responses = {} }: Operation, answer: Answer): string | undefined {
  const { status, headers, text } = answer;
  // 431 comes from HTTP itself, for addresses and headers that are too long for any operation.
  if (status === 0 || status === 431) return undefined;
  const response = responses[status] ?? responses[`${Math.trunc(status / 100)}XX`] ?? responses.default;
  if (response === undefined) return `status ${status}`;
  const types = Object.keys(response.content ?? {});
  const type = headers['content-type']?.replace(/;.*/s, '').trim();
  if (type === undefined || types.includes(type) || types.some((one) => /\*/.test(one))) return undefined;
  return text === '' && types.length === 0 ? undefined : `status ${status} of the type ${type}`;
}
