/** Who asks: a token, or a name with its password. */
export interface Credentials {
  /** Sent as `Authorization: Bearer …`. */
  token?: string | undefined;
  /** Sent as `Authorization: Basic …` in place of the token, where both are given. */
  username?: string | undefined;
  password?: string | undefined;
}

/** The header, as MLflow's own client makes it of the same settings; undefined when there are none. */
export function authorization({ token, username, password }: Credentials): string | undefined {
  if (username && password) {
    const bytes = new TextEncoder().encode(`${username}:${password}`);
    return `Basic ${btoa(String.fromCharCode(...bytes))}`;
  }
  return token ? `Bearer ${token}` : undefined;
}
