/**
 * The adapter cuts a script at every `;`, also inside of functions, strings and comments. Postgres' simple query
 * protocol takes a script whole, which is how the native engine sends it.
 */
export function sendScriptsWhole(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}
