/** The tag that repeats the name of a run. */
export const runNameTag = 'mlflow.runName';
