import { ServerInfo } from '../entities/server-info.js';
import type { Api } from '../http/create-api.js';
import type { Transport } from '../http/create-transport.js';

export interface ServerCalls {
  /** @throws MlflowError that says which part is away. */
  checkHealth(): Promise<void>;
  /** The version of MLflow whose contract the server keeps, e.g. `3.17.2`. */
  version(): Promise<string>;
  info(): Promise<ServerInfo>;
}

export function serverCalls(call: Api, transport: Transport, timeoutMs: number): ServerCalls {
  const read = async (path: string, isRepeatable: boolean) => {
    const exchange = { method: 'GET', path, signal: AbortSignal.timeout(timeoutMs), isRepeatable } as const;
    return (await transport.send(exchange)).text();
  };
  return {
    async checkHealth() {
      // Whoever asks wants to know how it is now.
      await read('/health', false);
    },
    version: () => read('/version', true),
    info: () =>
      call({
        method: 'GET',
        prefix: '/api/3.0/mlflow/',
        path: 'server-info',
        fields: {},
        answer: ServerInfo,
      }),
  };
}
