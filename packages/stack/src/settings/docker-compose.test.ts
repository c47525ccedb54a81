import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { leanProcess } from '@canopy/service-kit/process';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { repositoryRoot } from '../repository-root.js';
import { findUnknownKeys } from './find-unknown-keys.js';
import { defaultPorts } from './port-table.js';

interface ComposeService {
  command?: string[];
  environment?: Record<string, unknown>;
  ports?: string[];
  depends_on?: Record<string, unknown>;
}

const file = readFileSync(path.join(repositoryRoot, 'docker-compose.yml'), 'utf8');
const { services } = parse(file, { merge: true }) as { services: Record<string, ComposeService> };
const apps = Object.entries(services).filter(([, { command }]) => command?.[0] === 'node');

describe('docker-compose.yml', () => {
  it('has all five apps, and trainers for whoever asks for some', () => {
    expect(apps.map(([name]) => name)).toEqual([
      'data-api',
      'tracking',
      'worker',
      'trainer',
      'inference',
      'dashboard',
    ]);
    expect(services.trainer).toMatchObject({ scale: 0 });
  });

  it.each(apps)('gives %s only keys that some part reads', (_name, { environment = {} }) => {
    const settings = Object.keys(environment).filter((key) => !(key in leanProcess.environment));

    expect(findUnknownKeys(settings)).toEqual([]);
  });

  it.each(['tracking', 'inference'])('starts %s as npm start does', (name) => {
    const { command = [], environment } = services[name] ?? {};

    expect(command.slice(1, -1)).toEqual(leanProcess.nodeFlags);
    expect(environment).toMatchObject(leanProcess.environment);
  });

  it.each(apps)('starts %s from a room that there is', (_name, { command = [] }) => {
    const program = command.find((word) => word.endsWith('.js')) ?? '';
    const room = program.split('/').slice(0, 2).join('/');

    expect(existsSync(path.join(repositoryRoot, room, 'package.json'))).toBe(true);
  });

  it('waits only for services that it has', () => {
    const awaited = Object.values(services).flatMap((service) => Object.keys(service.depends_on ?? {}));

    expect(awaited.filter((name) => !(name in services))).toEqual([]);
  });

  it('opens the ports of npm start, to this machine alone', () => {
    const published = Object.values(services).flatMap(({ ports = [] }) => ports);
    const inside: number[] = [defaultPorts.worker];

    expect(published.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
    expect(published.map((port) => Number(port.split(':')[1])).sort()).toEqual(
      Object.values(defaultPorts)
        .filter((port) => !inside.includes(port))
        .sort(),
    );
  });
});
