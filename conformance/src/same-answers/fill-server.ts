import { type Json, text } from '../transfer/snapshot/json.js';
import { call } from './answer-of.js';

const values = [1, 2.5, 'NaN', 'Infinity', '-Infinity', undefined, -3, 0, 1];

/** Puts the same into a server that is empty, and returns the id of the experiment with the runs. */
export async function fillServer(url: string): Promise<string> {
  const send = async (path: string, fields: Json): Promise<Json> => {
    const { status, body } = await call(url, 'POST', path, fields);
    if (status !== 200) throw new Error(`${url} answered ${path} ${JSON.stringify(fields)} with ${status}.`);
    return body;
  };
  const { experiment_id } = await send('experiments/create', { name: 'same' });
  for (const [index, value] of values.entries()) {
    const { run } = await send('runs/create', {
      experiment_id,
      run_name: `r${index}`,
      start_time: 1000 + index,
      user_id: `u${index % 2}`,
    });
    const { run_id } = (run as { info: Json }).info;
    const at = { timestamp: index, step: index };
    if (value !== undefined) await send('runs/log-metric', { run_id, key: 'm', value, ...at });
    if (index % 2) await send('runs/set-tag', { run_id, key: 'team', value: `T${index}` });
    if (index % 3) await send('runs/log-parameter', { run_id, key: 'lr', value: `${10 - index}` });
    if (index % 4 === 0) await send('runs/log-inputs', { run_id, datasets: [datasetOf(index)] });
    if (index === 1) await send('runs/update', { run_id, status: 'FINISHED', end_time: 5000 });
    if (index === 0) await send('runs/log-metric', { run_id, key: 'a b', value: 1, ...at });
    if (index === 3) await send('runs/set-tag', { run_id, key: 'Mixed Case', value: 'Hello_World%' });
    if (index === 8) await send('runs/delete', { run_id });
  }
  for (const name of ['exp a', 'Exp B', 'zeta']) {
    const tags = name === 'zeta' ? [] : [{ key: 'team', value: name.slice(-1) }];
    await send('experiments/create', { name, tags });
  }
  for (const name of ['oak', 'Oak elm', 'ash']) {
    await send('registered-models/create', { name, tags: [{ key: 'team', value: name.slice(0, 1) }] });
    for (const number of [1, 2, 3]) {
      const tags = [{ key: 'n', value: `${number}` }];
      await send('model-versions/create', { name, source: `s3://b/${name.length}/${number}`, tags });
    }
  }
  return text(experiment_id);
}

const datasetOf = (index: number) => ({
  dataset: { name: `d${index}`, digest: `g${index}`, source_type: 'local', source: 'x' },
  tags: [{ key: 'mlflow.data.context', value: index === 0 ? 'train' : 'test' }],
});
