import { MlflowError } from '../http/mlflow-error.js';

/** The path below the root of all artifacts of what an artifact URI such as `mlflow-artifacts:/1/<run>/artifacts` names. */
export function artifactKey(artifactUri: string, path: string): string {
  const root = /^mlflow-artifacts:\/*(?<path>.*)$/.exec(artifactUri)?.groups?.path;
  if (root === undefined) {
    throw new MlflowError(
      `"${artifactUri}" is not reached through the tracking server: only mlflow-artifacts: URIs are.`,
      { errorCode: 'INVALID_PARAMETER_VALUE' },
    );
  }
  return `${root}/${path}`
    .split('/')
    .filter((segment) => segment !== '')
    .join('/');
}

/** Where the server hands it out. */
export function artifactPath(artifactUri: string, path: string): string {
  const segments = artifactKey(artifactUri, path).split('/').map(encodeURIComponent);
  return `/api/2.0/mlflow-artifacts/artifacts/${segments.join('/')}`;
}
