/** There is no Python with MLflow here and none can be made. The message says what is missing, for a person. */
export class PythonUnavailable extends Error {
  override readonly name = 'PythonUnavailable';
}
