import path from 'node:path';
import { answersHttp } from '../health/http-status.js';
import { StackError } from '../stack-error.js';
import type { ProcessPart } from './part.js';

export interface MinioPartOptions {
  program: string;
  folder: string;
  port: number;
  consolePort: number;
  accessKey: string;
  secretKey: string;
  environment: Readonly<Record<string, string | undefined>>;
}

/** MinIO on one folder. The keys that the apps sign with are its administrator's. */
export function minioPart(options: MinioPartOptions): ProcessPart {
  const { program, folder, port, consolePort, accessKey, secretKey } = options;
  if (accessKey.length < 3 || secretKey.length < 8) {
    throw new StackError(
      'MinIO wants an AWS_ACCESS_KEY_ID of at least 3 and an AWS_SECRET_ACCESS_KEY of at least 8 characters.',
    );
  }
  const address = `http://127.0.0.1:${port}`;
  return {
    kind: 'process',
    name: 'minio',
    needs: [],
    address,
    command: {
      file: program,
      args: [
        ...['server', path.join(folder, 'objects'), '--address', `127.0.0.1:${port}`],
        ...['--console-address', `127.0.0.1:${consolePort}`],
        ...['--certs-dir', path.join(folder, 'certs')],
      ],
      cwd: folder,
      env: {
        ...options.environment,
        // It makes a folder in its user's home, whatever it is told about certificates.
        HOME: folder,
        MINIO_ROOT_USER: accessKey,
        MINIO_ROOT_PASSWORD: secretKey,
        MINIO_UPDATE: 'off',
      },
    },
    isReady: () => answersHttp(`${address}/minio/health/cluster`),
    readyTimeoutMs: 60_000,
    stopSignal: 'SIGTERM',
    stopGraceMs: 2500,
  };
}
