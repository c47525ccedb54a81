import type { KeyValue } from '@canopy/mlflow-client';

// Of what a server logs to a run that is there, the keys that no rule of MLflow's doubts.
const plainKey = /^\w[\w.: -]*(\/\w[\w.: -]*)*$/;

/** Tags whose keys a server may take at a run's creation alone, as MLflow's does it with `who@where`. */
export const oddTags = (tags: readonly KeyValue[]): KeyValue[] =>
  tags.filter(({ key }) => !plainKey.test(key));

/** The others. */
export const plainTags = (tags: readonly KeyValue[]): KeyValue[] =>
  tags.filter(({ key }) => plainKey.test(key));
