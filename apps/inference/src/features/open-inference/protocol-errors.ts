/** What routes of the protocol are registered with, so that their failures have its form. */
export const protocolErrors = { errorBody: ({ message }: { message: string }) => ({ error: message }) };
