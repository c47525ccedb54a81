import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { findLauncher } from '../home/claim-home.js';
import type { Home } from '../home/home.js';
import { removeHome } from '../home/remove-home.js';
import { StackError } from '../stack-error.js';
import { stop } from './stop.js';

export interface ResetOptions {
  home: Home;
  /** Nobody is asked, and what runs is stopped. */
  yes: boolean;
  say(line: string): void;
}

/** Deletes all data of a home, after asking. @throws StackError when it runs, or when there is nobody to ask. */
export async function reset({ home, yes, say }: ResetOptions): Promise<number> {
  if (!existsSync(home.root)) {
    say(`There is nothing to delete: ${home.root} does not exist.`);
    return 0;
  }
  const launcher = findLauncher(home);
  if (launcher !== undefined && !yes) {
    throw new StackError(
      `Canopy runs in ${home.root} (process ${launcher.pid}). Stop it first (npm run stop), or let reset do it: npm run reset -- --yes.`,
    );
  }
  if (!yes && !(await confirm(home))) {
    say('Nothing was deleted.');
    return 1;
  }
  await stop(home, () => {});
  removeHome(home);
  say(`Deleted the data in ${home.root}.`);
  return 0;
}

async function confirm(home: Home): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new StackError('There is no terminal to ask. If you are sure: npm run reset -- --yes.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const question = `Delete all rows, runs, models and logs in ${home.root}? Type yes: `;
  const answer = await terminal.question(question);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}
