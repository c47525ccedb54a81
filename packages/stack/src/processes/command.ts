/** A program and how it is run. */
export interface Command {
  file: string;
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Another user to run as; only root can. */
  runAs?: UserIds | undefined;
}

export interface UserIds {
  uid: number;
  gid: number;
}
