import type { Thing } from './known-things.js';
import type { Operation } from './operation.js';

const file = 'model/MLmodel';
const folder = 'uploads';
const alias = 'best';
const base = '/api/2.0/mlflow';
const proxy = '/api/2.0/mlflow-artifacts';

/**
 * What the operations of a tracking server can be asked about only when other requests came first: files of a run, of a
 * logged model and of a version, an alias that has moved, and uploads whose part the object store has. For another app it makes nothing.
 */
export async function makeTrackedThings(url: string, operations: readonly Operation[]): Promise<Thing[]> {
  if (!operations.some(({ path }) => path === `${base}/logged-models`)) return [];
  const ask = async <Answer>(method: string, path: string, body: object): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(new URL(path, url), { method, headers, body: JSON.stringify(body) });
    return (await answer.json()) as Answer;
  };
  const putFile = ({ artifact_uri }: { artifact_uri: string }) =>
    ask('PUT', `${proxy}/artifacts/${artifact_uri.replace(/^[\w-]+:\/*/, '')}/${file}`, { flavors: {} });
  const upload = async (below: string): Promise<Record<string, string>> => {
    const begun = await ask<Begun>('POST', `${proxy}/mpu/create${below}`, { path: file });
    const { upload_id, credentials: [part] = [] } = begun;
    if (upload_id === undefined || part === undefined) return {};
    const sent = await fetch(part.url, { method: 'PUT', body: 'a part' });
    const etag = sent.headers.get('etag') ?? '';
    return { path: file, upload_id, part_number: String(part.part_number), etag };
  };

  // Of its own, since generated requests delete what they know of.
  const experiment_name = `made-${crypto.randomUUID()}`;
  const { experiment_id } = await ask<{ experiment_id?: string }>('POST', `${base}/experiments/create`, {
    name: experiment_name,
  });
  const { run } = await ask<{ run?: Made<'run_id'> }>('POST', `${base}/runs/create`, { experiment_id });
  const { model } = await ask<{ model?: Made<'model_id'> }>('POST', `${base}/logged-models`, {
    experiment_id,
  });
  if (run === undefined || model === undefined) return [];
  await putFile(run.info);
  await putFile(model.info);
  const { model_id, artifact_uri: source } = model.info;
  const name = `made-${model_id}`;
  await ask('POST', `${base}/registered-models/create`, { name });
  for (const version of ['1', '2']) {
    await ask('POST', `${base}/model-versions/create`, { name, source, model_id });
    await ask('POST', `${base}/registered-models/alias`, { name, alias, version });
  }
  return [
    { words: ['experiment'], fields: { experiment_name } },
    { words: ['canopy', 'decision'], fields: { name, alias } },
    { words: ['artifact'], fields: { run_id: run.info.run_id, path: file } },
    { words: ['logged', 'model', 'artifact', 'file'], fields: { model_id, artifact_file_path: file } },
    { words: ['model', 'version', 'artifact'], fields: { name, version: '1', path: file } },
    // One to complete and one to abort.
    { words: ['artifact', 'mpu'], fields: await upload('') },
    { words: ['artifact', 'mpu'], fields: await upload('') },
    { words: ['artifact', 'mpu', 'folder'], fields: { folder, ...(await upload(`/${folder}`)) } },
    { words: ['artifact', 'mpu', 'folder'], fields: { folder, ...(await upload(`/${folder}`)) } },
  ];
}

interface Made<Id extends string> {
  info: Record<Id, string> & { artifact_uri: string };
}

interface Begun {
  upload_id?: string;
  credentials?: readonly { url: string; part_number: number }[];
}
