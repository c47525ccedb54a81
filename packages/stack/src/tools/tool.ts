/** A program that is not in the npm registry: where else it comes from. */
export interface Tool {
  /** Its name on PATH and in the cache. */
  name: 'temporal' | 'minio';
  title: string;
  /** Key of the environment that names the program. */
  key: 'TEMPORAL_CLI' | 'MINIO_BINARY';
  /** Its Go package in `tools/go.mod`. */
  goPackage: string;
}

export const temporalTool: Tool = {
  name: 'temporal',
  title: 'the Temporal CLI',
  key: 'TEMPORAL_CLI',
  goPackage: 'github.com/temporalio/cli/cmd/temporal',
};

export const minioTool: Tool = {
  name: 'minio',
  title: 'MinIO',
  key: 'MINIO_BINARY',
  goPackage: 'github.com/minio/minio',
};
