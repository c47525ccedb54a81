import { DomainError } from '@canopy/service-kit/errors';
import { ModelRefusedError } from '../models/model-refused-error.js';
import type { ModelFiles, ModelRegistry, RegistryChange } from '../registry/model-registry.js';

export interface FakeRegistry extends ModelRegistry {
  /** Stores a version; without files it has none. */
  add(version: string, files?: ModelFiles): void;
  /** Moves the alias, or removes it, and tells who listens. */
  promote(version: string | undefined, options?: { isTold?: boolean }): void;
  /** Points another alias at a version, and tells who listens. */
  point(alias: string, version: string): void;
  /** Sets a tag of the registered model. */
  tag(key: string, value: string): void;
  readonly tags: ReadonlyMap<string, string>;
  /** From now on nothing is reached, until `comeBack`, which tells who listens. */
  goAway(): void;
  comeBack(): void;
  /** Reads of files that have begun since wait for the returned function. */
  holdReads(): () => void;
  readonly lookCount: number;
  readonly aliasLookCount: number;
  readonly readCount: number;
}

/** A registry in memory. The run of version `n` is `run-n`. */
export function createFakeRegistry(): FakeRegistry {
  const versions = new Map<string, ModelFiles | undefined>();
  const aliases = new Map<string, string>();
  const tags = new Map<string, string>();
  const waiting: RegistryChange[] = [];
  let champion: string | undefined;
  let isAway = false;
  let held: Promise<void> = Promise.resolve();
  let wake = () => {};
  let lookCount = 0;
  let aliasLookCount = 0;
  let readCount = 0;

  const tell = (change: RegistryChange) => {
    waiting.push(change);
    wake();
  };
  const reach = () => {
    if (isAway) throw new DomainError('unavailable', 'the registry is away');
  };

  return {
    get lookCount() {
      return lookCount;
    },
    get aliasLookCount() {
      return aliasLookCount;
    },
    get readCount() {
      return readCount;
    },
    add: (version, files) => void versions.set(version, files),
    promote(version, { isTold = true } = {}) {
      champion = version;
      if (isTold) tell({ kind: 'moved', alias: 'champion' });
    },
    point(alias, version) {
      aliases.set(alias, version);
      tell({ kind: 'moved', alias });
    },
    goAway() {
      isAway = true;
    },
    comeBack() {
      isAway = false;
      tell({ kind: 'connected' });
    },
    holdReads() {
      const hold = Promise.withResolvers<void>();
      held = hold.promise;
      return () => hold.resolve();
    },
    async findChampion() {
      lookCount++;
      reach();
      return champion === undefined ? undefined : { version: champion, runId: `run-${champion}` };
    },
    async findAlias(alias) {
      aliasLookCount++;
      reach();
      const version = aliases.get(alias);
      return version === undefined ? undefined : { version, runId: `run-${version}` };
    },
    tags,
    tag: (key, value) => void tags.set(key, value),
    async readModelState() {
      reach();
      return { tags: new Map(tags), aliases: new Map(aliases) };
    },
    async stepBack(stepBack) {
      reach();
      tags.set('canopy.canary_percent', '0');
      tags.set('canopy.canary_stepped_back', JSON.stringify(stepBack));
    },
    async findVersion(version) {
      reach();
      return versions.has(version) ? { version, runId: `run-${version}` } : undefined;
    },
    async readFiles({ version }) {
      readCount++;
      await held;
      reach();
      const files = versions.get(version);
      if (files === undefined) throw new ModelRefusedError('its run has no file model/forest.canopy');
      return files;
    },
    async listVersions(limit) {
      reach();
      return [...versions.keys()]
        .reverse()
        .slice(0, limit)
        .map((version) => ({
          name: 'a_model',
          version,
          stage: 'None',
          runId: `run-${version}`,
          aliases: [...aliases].flatMap(([alias, named]) => (named === version ? [alias] : [])),
        }));
    },
    async *changes(signal) {
      yield { kind: 'connected' };
      while (!signal.aborted) {
        const change = waiting.shift();
        if (change !== undefined) yield change;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
            signal.addEventListener('abort', () => resolve(), { once: true });
          });
        }
      }
    },
  };
}
