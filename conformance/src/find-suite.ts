import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { SuiteError } from './suite-error.js';

const folderName = 'mlflow-suite';

/**
 * The folder of the suite: the one that is named, else a folder `mlflow-suite` beside the checkout or in a folder
 * beside it. Undefined when none is named and none is found.
 *
 * @throws SuiteError when the one that is named is no suite.
 */
export function findSuite(named: string | undefined, repositoryRoot: string): string | undefined {
  if (named !== undefined) {
    const folder = path.resolve(named);
    if (isSuite(folder)) return folder;
    throw new SuiteError(`${folder} is no suite: it should have conftest.py and a folder tests.`);
  }
  const parent = path.dirname(repositoryRoot);
  const found = globSync([folderName, `*/${folderName}`], { cwd: parent }).map((name) =>
    path.join(parent, name),
  );
  return found.sort().find(isSuite);
}

function isSuite(folder: string): boolean {
  const stats = (name: string) => statSync(path.join(folder, name), { throwIfNoEntry: false });
  return stats('conftest.py')?.isFile() === true && stats('tests')?.isDirectory() === true;
}
