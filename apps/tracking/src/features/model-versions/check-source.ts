import { posix } from 'node:path';
import type { LoggedModel, RunInfo } from '@canopy/mlflow-client';
import { invalid } from '../../protocol/refusals.js';
import { checkScheme } from '../../rules/check-storage-uri.js';
import { decodeFully } from '../../rules/decode-fully.js';

export interface SourceOwners {
  /** @throws TrackingError when there is no such run. */
  getRun: (runId: string) => Promise<RunInfo>;
  /** @throws TrackingError when there is no such logged model. */
  getLoggedModel: (modelId: string) => Promise<LoggedModel>;
}

// What prompts, which have no files, give as their source.
const promptSources = ['dummy-source', 'prompt-template'];

/** @throws TrackingError unless `source` is one that a prompt gives. */
export function checkPromptSource(source: string): void {
  if (promptSources.includes(source)) return;
  throw invalid(`Invalid prompt source: '${source}'. Prompt sources must use an MLflow placeholder.`);
}

/**
 * @throws TrackingError unless the files of a new version can be at `source`: a plain absolute URI and, where this
 * server hands it out, below the artifacts of the run or the logged model that it is said to come from.
 */
export async function checkSource(
  source: string,
  owner: { runId: string | undefined; modelId: string | undefined },
  owners: SourceOwners,
): Promise<void> {
  checkScheme(source, 'source');
  const decoded = decodeFully(source);
  const [, scheme = '', path = ''] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(decoded) ?? [];
  if (scheme === '' || scheme.toLowerCase() === 'file') {
    throw invalid(
      `Invalid model version source: '${source}'. To use a local path as a model version source, the run_id ` +
        'request parameter has to be specified and the local path has to be contained within the artifact ' +
        'directory of the run specified by the run_id.',
    );
  }
  checkIsPlain(source, path);
  const root = await rootOf(scheme.toLowerCase(), path, owner, owners);
  if (root === 'anywhere') return;
  const isBelow =
    root !== undefined &&
    `${decoded.replace(/\/+$/, '')}/`.startsWith(`${decodeFully(root).replace(/\/+$/, '')}/`);
  if (!isBelow) {
    const parameter = /^models:/i.test(decoded) || owner.modelId !== undefined ? 'model_id' : 'run_id';
    throw invalid(
      `Invalid model version source: '${source}'. The ${parameter} request parameter must identify the resource ` +
        'that contains the source.',
    );
  }
}

/** What the source must be below; undefined when nothing is good enough. */
async function rootOf(
  scheme: string,
  path: string,
  { runId, modelId }: { runId: string | undefined; modelId: string | undefined },
  owners: SourceOwners,
): Promise<string | 'anywhere' | undefined> {
  switch (scheme) {
    case 'runs':
      return runId !== undefined && modelId === undefined ? `runs:/${runId}` : undefined;
    case 'mlflow-artifacts':
      if (modelId !== undefined) return (await owners.getLoggedModel(modelId)).info.artifact_uri;
      return runId === undefined ? undefined : (await owners.getRun(runId)).artifact_uri;
    case 'models':
      if (/^\/[^/]+\/[^/]+$/.test(path)) return 'anywhere';
      return modelId === undefined ? undefined : `models:/${modelId}`;
    default:
      return 'anywhere';
  }
}

function checkIsPlain(source: string, path: string): void {
  const plain = path
    .replace(/^\/\/[^/]*/, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/+/g, '/')
    .replace(/\/$/, '');
  const isPlain =
    !/[\\\p{Cc}]/u.test(path) &&
    !path.split(/[/;?#&]/).includes('..') &&
    plain.startsWith('/') &&
    posix.normalize(plain) === plain;
  if (isPlain) return;
  throw invalid(
    `Invalid model version source: '${source}'. If supplying a source as an http, https, local file path, ftp, ` +
      'objectstore, or mlflow-artifacts uri, an absolute path must be provided without relative path references ' +
      'present. Please provide an absolute path.',
  );
}
