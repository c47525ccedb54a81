/** The version of MLflow whose contract servers here keep and clients may expect. */
export const mlflowVersion = '3.17.2';
