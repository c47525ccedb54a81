import { randomBytes } from 'node:crypto';
import { databaseUrlOf, readPassword } from '../postgres/initialise-cluster.js';
import { choosePostgresPlace } from '../postgres/postgres-place.js';
import { findPostgresPrograms } from '../postgres/postgres-programs.js';
import { postgresUser } from '../postgres/postgres-user.js';
import type { PortName } from '../settings/port-table.js';
import type { Settings } from '../settings/settings.js';
import { getTools } from '../tools/get-tools.js';
import { minioTool, temporalTool } from '../tools/tool.js';
import { databasePart } from './database-part.js';
import { givenObjectStore, givenPostgres, givenTemporal } from './given-parts.js';
import { minioPart } from './minio-part.js';
import type { Part } from './part.js';
import { postgresPart } from './postgres-part.js';
import { temporalPart } from './temporal-part.js';

export interface Services {
  parts: Part[];
  databaseUrl: string;
}

export interface ServiceOptions {
  isDurable: boolean;
  say(line: string): void;
  signal: AbortSignal;
}

/** The ports that the services of these settings listen at. */
export function servicePorts({ given }: Settings): PortName[] {
  return [
    ...(given.databaseUrl === undefined ? (['postgres'] as const) : []),
    ...(given.temporalAddress === undefined ? (['temporal', 'temporalUi'] as const) : []),
    ...(given.objectStoreUrl === undefined ? (['minio', 'minioConsole'] as const) : []),
  ];
}

/** Postgres, Temporal and MinIO with their programs found or built: ours, or those that the settings name. */
export async function serviceParts(settings: Settings, options: ServiceOptions): Promise<Services> {
  const { given, home, environment } = settings;
  const wanted = [
    ...(given.temporalAddress === undefined ? [temporalTool] : []),
    ...(given.objectStoreUrl === undefined ? [minioTool] : []),
  ];
  const programs = await getTools(wanted, { ...options, environment, recordFolder: home.records });
  const postgres = given.databaseUrl === undefined ? ownPostgres(settings, options) : undefined;
  const databaseUrl = postgres?.url ?? given.databaseUrl ?? '';
  const ports = settings.ports;

  return {
    databaseUrl,
    parts: [
      postgres?.part ?? givenPostgres(databaseUrl),
      databasePart(databaseUrl, home.records, environment),
      given.temporalAddress === undefined
        ? temporalPart({
            program: programs.get(temporalTool) ?? '',
            folder: home.temporal,
            port: ports.temporal,
            uiPort: ports.temporalUi,
            environment,
          })
        : givenTemporal(given.temporalAddress),
      given.objectStoreUrl === undefined
        ? minioPart({
            program: programs.get(minioTool) ?? '',
            folder: home.minio,
            port: ports.minio,
            consolePort: ports.minioConsole,
            ...settings.objectStoreKeys,
            environment,
          })
        : givenObjectStore(given.objectStoreUrl),
    ],
  };
}

function ownPostgres({ home, ports }: Settings, { isDurable }: ServiceOptions) {
  const user = postgresUser(process.getuid?.());
  const place = choosePostgresPlace(home.postgres, findPostgresPrograms(), user);
  const password = readPassword(place.folder) ?? randomBytes(18).toString('base64url');
  const url = databaseUrlOf(password, ports.postgres);
  const options = { place, user, password, url, isDurable };
  return { url, part: postgresPart({ ...options, port: ports.postgres, recordFolder: home.records }) };
}
