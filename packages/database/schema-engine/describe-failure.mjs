// What the native engine answers with when it knows what is wrong; the CLI reads `data`.
const code = 4466;

/** @param {{ message?: string, code?: string, meta?: object }} error */
export function describeFailure(error) {
  return {
    code,
    message: 'An error happened.',
    data: {
      is_panic: false,
      message: error?.message ?? String(error),
      error_code: error?.code ?? null,
      meta: error?.meta ?? {},
    },
  };
}

/** `is_panic` stays false: with true the CLI asks at the terminal whether to send a report. */
export function describePanic(message) {
  return { code, message: 'panic', data: { is_panic: false, message: `Schema engine panicked: ${message}` } };
}
