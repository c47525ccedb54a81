/**
 * What Node is told when it starts the app. Requests leave nothing behind, so that a young generation of a quarter of the usual megabytes is
 * enough, and an old one is tidied when it has doubled.
 */
export const nodeFlags: readonly string[] = ['--max-semi-space-size=4', '--heap-growing-percent=100'];
