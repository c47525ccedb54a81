/** The tag of an input that says what a data set was used for. */
export const contextTag = 'mlflow.data.context';
