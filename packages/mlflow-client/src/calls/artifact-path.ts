import { MlflowError } from '../http/mlflow-error.js';

/** Where the server hands out what an artifact URI such as `mlflow-artifacts:/1/<run>/artifacts` names. */
export function artifactPath(artifactUri: string, path: string): string {
  const root = /^mlflow-artifacts:\/*(?<path>.*)$/.exec(artifactUri)?.groups?.path;
  if (root === undefined) {
    throw new MlflowError(
      `"${artifactUri}" is not reached through the tracking server: only mlflow-artifacts: URIs are.`,
      { errorCode: 'INVALID_PARAMETER_VALUE' },
    );
  }
  const segments = `${root}/${path}`.split('/').filter((segment) => segment !== '');
  return `/api/2.0/mlflow-artifacts/artifacts/${segments.map(encodeURIComponent).join('/')}`;
}
