/** A version of the served model and the run that made it. */
export interface RegisteredVersion {
  version: string;
  runId: string;
}

interface ListedVersion extends RegisteredVersion {
  name: string;
  stage: string;
  aliases: readonly string[];
}

/** What a registry tells: that it is heard again, so that moves may have been missed, or which alias moved. */
export type RegistryChange = { kind: 'connected' } | { kind: 'moved'; alias: string };

/** The files of a version, as they were stored. */
export interface ModelFiles {
  forest: Uint8Array;
  serving: Uint8Array;
}

/**
 * What inference asks of a model registry. What cannot be reached throws a `DomainError` of code `unavailable`: asking
 * again later may help.
 */
export interface ModelRegistry {
  /** Undefined when no version is the champion. */
  findChampion(): Promise<RegisteredVersion | undefined>;
  /** Undefined when no version has the alias. */
  findAlias(alias: string): Promise<RegisteredVersion | undefined>;
  /** Undefined when there is no such version. */
  findVersion(version: string): Promise<RegisteredVersion | undefined>;
  /** Throws a `ModelRefusedError` when a file is missing for good. */
  readFiles(version: RegisteredVersion): Promise<ModelFiles>;
  /** The newest versions first, at most `limit`. */
  listVersions(limit: number): Promise<ListedVersion[]>;
  /** Yields each move of an alias of the served model. Ends when the signal aborts, never before. */
  changes(signal: AbortSignal): AsyncIterable<RegistryChange>;
}
