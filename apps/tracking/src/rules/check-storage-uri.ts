import { invalid } from '../protocol/refusals.js';
import { decodeFully } from './decode-fully.js';

const longestLocation = 2048;

// The server would connect to whatever host such a location names.
const hostAddressed = ['ftp', 'sftp', 'hdfs', 'viewfs', 'http', 'https', 'r2', 'b2', 'abfs', 'abfss'];

/** @throws TrackingError when the artifacts of an experiment cannot be at `location`. */
export function checkArtifactLocation(location: string): void {
  if (location.length > longestLocation) {
    throw invalid(
      `Invalid artifact path length. The length of the artifact path cannot be greater than ${longestLocation} characters.`,
    );
  }
  const decoded = decodeFully(location);
  if (/[#;]/.test(decoded)) throw invalid("'artifact_location' URL can't include fragments or params.");
  if (decoded.split(/[/\\?&=]/).includes('..')) {
    throw invalid("'artifact_location' cannot hold a relative path such as '..'.");
  }
  if (/^runs:/i.test(location)) {
    throw invalid(`Artifact location cannot be a runs:/ URI. Given: '${location}'`);
  }
  checkScheme(location, 'artifact_location');
}

/** @throws TrackingError when the URI would make the server connect to a host of the caller's choice. */
export function checkScheme(uri: string, field: string): void {
  const [, scheme = '', authority] = /^\s*([a-z][a-z0-9+.-]*):(\/\/[^/?#]+)?/i.exec(uri) ?? [];
  const name = scheme.toLowerCase();
  if (hostAddressed.includes(name) || (name === 'mlflow-artifacts' && authority !== undefined)) {
    throw invalid(
      `'${field}' cannot use the '${name}' scheme: it names a host, and this server connects to none but its own store. ` +
        "Use 'mlflow-artifacts:/…', or a store that clients reach themselves such as 's3://…'.",
    );
  }
}
