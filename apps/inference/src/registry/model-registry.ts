import type { RegisteredModelState } from '@canopy/pipeline-contract';
import type { ModelDescription } from '../onnx/model-description.js';

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

/** A file that is too large to be read beside requests: where whoever needs it gets it. */
export interface FarFile {
  readonly url: string;
  /** To be sent along. */
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes. */
  readonly length: number;
}

/** The files of a forest that was trained here, as they were stored. */
export interface ForestFiles {
  forest: Uint8Array | FarFile;
  serving: Uint8Array;
}

/** What a model that Python logged as ONNX is made of. */
export interface OnnxFiles {
  onnx: Uint8Array;
  description: ModelDescription;
  /** The input example that was saved with it. */
  example: Uint8Array | undefined;
}

export type ModelFiles = ForestFiles | OnnxFiles;

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
  /** Empty where there is no such model yet. */
  readModelState(): Promise<RegisteredModelState>;
  /** Takes a canary's share away, and leaves word of the reason. */
  stepBack(stepBack: { version: string; reason: string; at: number }): Promise<void>;
  /** The newest versions first, at most `limit`. */
  listVersions(limit: number): Promise<ListedVersion[]>;
  /** Yields each move of an alias of the served model. Ends when the signal aborts, never before. */
  changes(signal: AbortSignal): AsyncIterable<RegistryChange>;
}
