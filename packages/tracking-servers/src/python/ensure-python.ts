import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PythonUnavailable } from './python-unavailable.js';
import { runQuietly } from './run-quietly.js';

const mlflowRequirements = fileURLToPath(new URL('../../requirements.txt', import.meta.url));
// What MLflow 3.17 asks for.
const oldestMinor = 10;

export interface PythonOptions {
  /** Where the user's caches are: `XDG_CACHE_HOME`, else `.cache` below `HOME`. */
  environment: Readonly<Record<string, string | undefined>>;
  /** The Python to make it with. Default: `python3` of the PATH. */
  python?: string;
  /** A file of packages for pip. Default: MLflow and what its tests need. */
  requirements?: string;
  say(line: string): void;
}

/**
 * The `python` of a virtual environment with the required packages. Made once for each state of the requirements;
 * that takes a minute or two and a package index.
 *
 * @throws PythonUnavailable
 */
export async function ensurePython({
  environment,
  python = 'python3',
  requirements = mlflowRequirements,
  say,
}: PythonOptions): Promise<string> {
  const packages = await readFile(requirements, 'utf8');
  const caches = environment.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  const key = createHash('sha256').update(packages).digest('hex').slice(0, 12);
  const folder = path.join(caches, 'canopy/venv', key);
  const made = path.join(folder, 'bin/python');
  const complete = path.join(folder, 'complete');
  if (existsSync(complete)) return made;

  await checkVersion(python);
  say(`Making a Python environment in ${folder} (a minute or two) …`);
  await mkdir(path.dirname(folder), { recursive: true });
  await step([python, '-m', 'venv', '--clear', folder], 'the module venv (Debian: apt install python3-venv)');
  // A package index that cannot be reached should be known to be so before patience ends.
  const options = ['--quiet', '--disable-pip-version-check', '--timeout', '30', '--retries', '2'];
  const pip = [made, '-m', 'pip', 'install', ...options, '-r', requirements];
  await step(pip, 'a package index that pip can reach');
  await writeFile(complete, '');
  return made;
}

async function checkVersion(python: string): Promise<void> {
  const program = 'import sys; print(sys.version_info.major, sys.version_info.minor)';
  const { code, output } = await runQuietly(python, ['-c', program]);
  const [major = 0, minor = 0] = output.trim().split(' ').map(Number);
  if (code === 0 && major === 3 && minor >= oldestMinor) return;
  const found = code === 0 ? `${python} is ${major}.${minor}` : `there is no ${python} on the PATH`;
  throw new PythonUnavailable(`Python 3.${oldestMinor} or newer is needed, and ${found}.`);
}

async function step([file = '', ...args]: string[], need: string): Promise<void> {
  const { code, output } = await runQuietly(file, args);
  if (code === 0) return;
  throw new PythonUnavailable(
    `The Python environment cannot be made; it needs ${need}. "${[file, ...args].join(' ')}" said: ${output.trim().slice(-2000)}`,
  );
}
