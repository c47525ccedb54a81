/** What is sent, as `fetch` takes it. */
export interface FetchInit extends RequestInit {
  method: string;
  headers: Record<string, string>;
  signal: AbortSignal;
  /** Said of a stream. */
  duplex?: 'half';
}

/** What is needed of the answer of `fetch`. */
export interface FetchAnswer extends Pick<Response, 'ok' | 'status' | 'redirected' | 'text' | 'arrayBuffer'> {
  readonly headers: Pick<Headers, 'get'>;
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
}

/** `fetch`, or something else that does what the client needs of it. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;
