import { explainError } from '../failures/explain-error.js';
import { readBody } from './read-body.js';
import { SourceContractError } from './source-contract-error.js';
import { SourceUnavailableError } from './source-unavailable-error.js';

/** The bytes of an answer with rows, or the source's word that it has given everything. */
export type Download = { status: 'answered'; bytes: Uint8Array } | { status: 'exhausted'; message: string };

export interface DownloadLimits {
  timeoutMs: number;
  maxBytes: number;
}

const maxErrorBytes = 64 * 1024;

/**
 * Draws once from the source. A source that has given everything is an answer, not an error.
 *
 * @throws SourceUnavailableError for no answer, a slow one, a busy source (429) or a broken one (5xx).
 * @throws SourceContractError for any other status, and for an answer that is too large.
 */
export async function downloadAnswer(
  url: string,
  limits: DownloadLimits,
  signal: AbortSignal,
): Promise<Download> {
  const timeout = AbortSignal.timeout(limits.timeoutMs);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, timeout]) });
    if (response.ok) return { status: 'answered', bytes: await readBody(response, limits.maxBytes) };
    const text = new TextDecoder().decode(await readBody(response, maxErrorBytes));
    return readRefusal(url, response.status, text);
  } catch (error) {
    if (signal.aborted || error instanceof SourceContractError) throw error;
    if (error instanceof SourceUnavailableError) throw error;
    const reason = timeout.aborted ? `no whole answer within ${limits.timeoutMs} ms` : explainError(error);
    throw new SourceUnavailableError(`The source at ${url} did not answer: ${reason}`, { cause: error });
  }
}

function readRefusal(url: string, status: number, text: string): Download {
  const { code, detail } = readDetail(text);
  if (status === 400 && (code === 'exhausted' || isExhausted(detail))) {
    return { status: 'exhausted', message: detail };
  }
  const message = `The source at ${url} answered ${status}: ${detail === '' ? 'no text' : detail}`;
  if (status === 429 || status >= 500) throw new SourceUnavailableError(message);
  throw new SourceContractError(message);
}

// The original source says so in Spanish and gives no code.
const isExhausted = (detail: string) =>
  /ya se recolect\S* toda|all the information has been collected/i.test(detail);

function readDetail(text: string): { code?: unknown; detail: string } {
  try {
    const { code, detail } = JSON.parse(text);
    if (typeof detail === 'string') return { code, detail };
  } catch {
    // Not JSON: the text itself is all there is to show.
  }
  return { detail: text.trim().slice(0, 300) };
}
