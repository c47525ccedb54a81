// https://www.postgresql.org/docs/current/errcodes-appendix.html: data exceptions and violated constraints.
const refusals = /^(22|23)/;

/** Whether the database, or the layout of a row, refuses these very values, so that trying again cannot help. */
export function isRefused(error: unknown): boolean {
  if (error instanceof RangeError || error instanceof TypeError) return true;
  const { code } = { code: undefined, ...(error as { code?: unknown }) };
  return typeof code === 'string' && refusals.test(code);
}
