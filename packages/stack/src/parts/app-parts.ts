import { leanProcess } from '@canopy/service-kit/process';
import type { PortName } from '../settings/port-table.js';
import type { Environment, Settings } from '../settings/settings.js';
import { appPart } from './app-part.js';
import type { ProcessPart } from './part.js';

// All levels together stay below ten seconds: the last apps, those that they lean on, the services.
const firstToStopMs = 5000;
const nextToStopMs = 1500;

/** The five apps in order of need. */
export function appParts({ ports, host }: Settings, environment: Environment): ProcessPart[] {
  return [
    appPart({
      name: 'data-api',
      needs: [],
      entry: 'apps/data-api/bundle/main.js',
      port: ports.dataApi,
      healthPath: '/health',
      environment,
      stopGraceMs: nextToStopMs,
    }),
    appPart({
      name: 'tracking',
      needs: ['database', 'minio'],
      entry: 'apps/tracking/bundle/main.js',
      port: ports.tracking,
      healthPath: '/health',
      environment,
      stopGraceMs: nextToStopMs,
      start: leanProcess,
    }),
    appPart({
      name: 'worker',
      needs: ['database', 'minio', 'temporal', 'tracking', 'data-api'],
      entry: 'apps/worker/dist/main.js',
      port: ports.worker,
      healthPath: '/health',
      environment,
      stopGraceMs: firstToStopMs,
    }),
    appPart({
      name: 'inference',
      needs: ['database', 'tracking'],
      entry: 'apps/inference/bundle/main.js',
      port: ports.inference,
      healthPath: '/health',
      environment,
      stopGraceMs: firstToStopMs,
      start: leanProcess,
    }),
    appPart({
      name: 'dashboard',
      needs: ['database'],
      entry: 'apps/dashboard/.next/standalone/apps/dashboard/server.js',
      port: ports.dashboard,
      healthPath: '/',
      environment: { ...environment, PORT: String(ports.dashboard), HOSTNAME: host },
      stopGraceMs: firstToStopMs,
    }),
  ];
}

export const appPorts: readonly PortName[] = ['dataApi', 'tracking', 'worker', 'inference', 'dashboard'];
