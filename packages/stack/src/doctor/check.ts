/** What a check found: that all is well, or what is wrong and what to do next. */
export type Finding = { ok: true; detail: string } | { ok: false; problem: string; next: string };

export interface Check {
  /** What is checked, as a statement that ought to be true. */
  title: string;
  run(): Promise<Finding>;
}

export const well = (detail: string): Finding => ({ ok: true, detail });

export const amiss = (problem: string, next: string): Finding => ({ ok: false, problem, next });
