import path from 'node:path';
import { answersGrpc } from '../health/answers-grpc.js';
import type { ProcessPart } from './part.js';

export interface TemporalPartOptions {
  program: string;
  /** Folder of its file. */
  folder: string;
  port: number;
  uiPort: number;
  environment: Readonly<Record<string, string | undefined>>;
}

export const temporalService = 'temporal.api.workflowservice.v1.WorkflowService';

/** Temporal's development server with its Web UI, kept in one SQLite file. */
export function temporalPart(options: TemporalPartOptions): ProcessPart {
  const { program, folder, port, uiPort, environment } = options;
  const address = `127.0.0.1:${port}`;
  return {
    kind: 'process',
    name: 'temporal',
    needs: [],
    address,
    command: {
      file: program,
      args: [
        ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)],
        ...['--db-filename', path.join(folder, 'temporal.db'), '--log-level', 'warn'],
        // Workflow starts in parallel are eight times as fast with these two. What a power failure could take
        // is history of the last moments, which the schedule's next tick makes good.
        ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=off'],
        // By default a timer may come a second late.
        ...['--dynamic-config-value', 'history.timerProcessorMaxTimeShift="10ms"'],
        // A trainer that is free waited up to a second and a half while parts waited for it in another partition of the queue.
        ...['--dynamic-config-value', 'matching.numTaskqueueWritePartitions=1'],
      ],
      cwd: folder,
      env: environment,
    },
    isReady: () => answersGrpc(address, temporalService),
    readyTimeoutMs: 60_000,
    stopSignal: 'SIGTERM',
    stopGraceMs: 2500,
  };
}
