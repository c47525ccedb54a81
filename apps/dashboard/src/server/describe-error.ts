/** The innermost message of an error: connection failures hide it in `cause` or, for several addresses, in `errors`. */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describeError(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return describeError(error.cause);
  return error.message || error.name;
}
