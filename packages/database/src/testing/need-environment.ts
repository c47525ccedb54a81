/** A key that the tests' set-up provides. A test without its services fails; it never skips. */
export function needEnvironment(key: string): string {
  // biome-ignore lint/style/noProcessEnv: where the tests' services are is told by the environment
  const value = process.env[key];
  if (value === undefined || value === '') {
    throw new Error(`${key} is not set: run the integration tests through their set-up, or export it`);
  }
  return value;
}
