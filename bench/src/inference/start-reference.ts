import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { featureColumns } from '@canopy/covertype';
import { ensurePython, findFreePort, type RunningServer, startServer } from '@canopy/tracking-servers';

const program = fileURLToPath(new URL('../../peers/serve-peer.py', import.meta.url));
const requirements = fileURLToPath(new URL('../../peers/serving-requirements.txt', import.meta.url));

interface ReferenceOptions {
  /** Has the rows to learn from. */
  folder: string;
  trainRows: number;
  say(line: string): void;
}

/** The reference system's inference: FastAPI and scikit-learn in one process. */
export async function startReference({ folder, trainRows, say }: ReferenceOptions): Promise<RunningServer> {
  const python = await ensurePython({ environment: process.env, requirements, say });
  const port = await findFreePort();
  const task = { folder, trainRows, port, columns: featureColumns.map(({ key }) => key) };
  return startServer({
    name: 'The reference',
    file: python,
    args: [program, JSON.stringify(task)],
    env: process.env,
    port,
    logFile: path.join(folder, 'reference.log'),
  });
}
