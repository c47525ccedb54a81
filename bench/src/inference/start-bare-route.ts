import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort, type RunningServer, startServer } from '@canopy/tracking-servers';
import type { BareTask } from './bare-route.js';

const program = fileURLToPath(new URL('./bare-route.js', import.meta.url));

interface Content {
  content: { 'application/json': { schema: object } };
}
interface Documentation {
  paths: { '/predict': { post: { requestBody: Content; responses: { 200: Content } } } };
}

/** A route with the schemas that inference documents for `POST /predict`, and one of its answers. */
export async function startBareRoute(
  inferenceUrl: string,
  folder: string,
  body: string,
): Promise<RunningServer> {
  const documentation = (await (await fetch(`${inferenceUrl}/docs/json`)).json()) as Documentation;
  const { requestBody, responses } = documentation.paths['/predict'].post;
  const headers = { 'content-type': 'application/json' };
  const answer = (await (
    await fetch(`${inferenceUrl}/predict`, { method: 'POST', headers, body })
  ).json()) as object;
  const port = await findFreePort();
  const task: BareTask = {
    port,
    body: requestBody.content['application/json'].schema,
    response: responses[200].content['application/json'].schema,
    answer,
  };
  const file = path.join(folder, 'bare-task.json');
  await writeFile(file, JSON.stringify(task));
  return startServer({
    name: 'The bare route',
    file: process.execPath,
    args: [program, file],
    env: process.env,
    port,
    logFile: path.join(folder, 'bare.log'),
  });
}
