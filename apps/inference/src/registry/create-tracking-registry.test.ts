import { createMlflowClient } from '@canopy/mlflow-client';
import { describe, expect, it } from 'vitest';
import { createTrackingRegistry } from './create-tracking-registry.js';
import type { RegistryChange } from './model-registry.js';

const trackingUri = 'http://tracking.test';
const aVersion = {
  name: 'a_model',
  version: '7',
  creation_timestamp: 1,
  last_updated_timestamp: 1,
  current_stage: 'None',
  source: 'mlflow-artifacts:/1/abc/artifacts/model',
  run_id: 'abc',
  status: 'READY',
};
const aRun = {
  info: {
    run_id: 'abc',
    run_uuid: 'abc',
    run_name: 'batch',
    experiment_id: '1',
    status: 'FINISHED',
    start_time: 1,
    artifact_uri: 'mlflow-artifacts:/1/abc/artifacts',
    lifecycle_stage: 'active',
  },
};

const missing = () =>
  Response.json({ error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'there is none' }, { status: 404 });

/** A registry over a tracking server that answers by path; what is not given does not exist. */
function aRegistry(answers: Record<string, () => Response>) {
  const urls: URL[] = [];
  const fetchAnswer: typeof fetch = async (input) => {
    const url = new URL(String(input));
    urls.push(url);
    return (answers[url.pathname] ?? missing)();
  };
  const client = createMlflowClient({ baseUrl: trackingUri, retries: 0, fetch: fetchAnswer });
  return { registry: createTrackingRegistry(client, { modelName: 'a_model', trackingUri }), urls };
}

const api = '/api/2.0/mlflow';
const artifacts = '/api/2.0/mlflow-artifacts/artifacts/1/abc/artifacts';

describe('createTrackingRegistry', () => {
  it('finds the version and the run that the alias names', async () => {
    const { registry, urls } = aRegistry({
      [`${api}/registered-models/alias`]: () => Response.json({ model_version: aVersion }),
    });

    await expect(registry.findChampion()).resolves.toEqual({ version: '7', runId: 'abc' });
    expect(urls[0]?.search).toBe('?name=a_model&alias=champion');
  });

  it('finds no champion where there is no alias or no model', async () => {
    await expect(aRegistry({}).registry.findChampion()).resolves.toBeUndefined();
  });

  it('asks for no alias that cannot be one', async () => {
    const { registry, urls } = aRegistry({});

    await expect(registry.findAlias('a/b')).resolves.toBeUndefined();
    await expect(registry.findAlias('challenger')).resolves.toBeUndefined();
    expect(urls.map(({ search }) => search)).toEqual(['?name=a_model&alias=challenger']);
  });

  it('says that the registry cannot be used when it is busy, away or something else', async () => {
    const away = (): Response => {
      throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    };
    for (const answer of [() => new Response('', { status: 503 }), () => new Response('<html>'), away]) {
      const { registry } = aRegistry({ [`${api}/registered-models/alias`]: answer });

      await expect(registry.findChampion()).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining('The model registry at http://tracking.test cannot be used'),
      });
    }
  });

  it('reads the files of a version from its run', async () => {
    const { registry } = aRegistry({
      [`${api}/runs/get`]: () => Response.json({ run: aRun }),
      [`${artifacts}/model/forest.canopy`]: () => new Response('forest'),
      [`${artifacts}/model/serving.json`]: () => new Response('{}'),
    });

    const files = await registry.readFiles({ version: '7', runId: 'abc' });

    const text = new TextEncoder();
    expect(files).toEqual({ forest: text.encode('forest'), serving: text.encode('{}') });
  });

  it('leaves a large forest where it is, and says how to get it', async () => {
    const length = 9 * 1024 * 1024;
    const { registry } = aRegistry({
      [`${api}/runs/get`]: () => Response.json({ run: aRun }),
      [`${artifacts}/model/forest.canopy`]: () =>
        new Response('forest', { headers: { 'content-length': String(length) } }),
      [`${artifacts}/model/serving.json`]: () => new Response('{}'),
    });

    const files = await registry.readFiles({ version: '7', runId: 'abc' });

    expect(files).toMatchObject({
      forest: { url: `${trackingUri}${artifacts}/model/forest.canopy`, headers: {}, length },
    });
  });

  it('refuses a version whose run or file does not exist, and one without a run', async () => {
    const withRun = aRegistry({
      [`${api}/runs/get`]: () => Response.json({ run: aRun }),
      [`${artifacts}/model/forest.canopy`]: () => new Response('forest'),
    });
    const version = { version: '7', runId: 'abc' };

    await expect(withRun.registry.readFiles(version)).rejects.toThrow(
      'its run has no file model/serving.json',
    );
    await expect(aRegistry({}).registry.readFiles(version)).rejects.toThrow('its run abc does not exist');
    await expect(aRegistry({}).registry.readFiles({ version: '7', runId: '' })).rejects.toThrow(
      'its run has no file model/forest.canopy',
    );
  });

  it('reads the ONNX of a version that Python registered, wherever its files are', async () => {
    const folder = '/api/2.0/mlflow-artifacts/artifacts/1/models/m-1/artifacts';
    const description =
      'flavors:\n  onnx:\n    data: model.onnx\nsaved_input_example_info:\n  artifact_path: example.json\n';
    const { registry } = aRegistry({
      [`${api}/runs/get`]: () => Response.json({ run: aRun }),
      [`${api}/model-versions/get-download-uri`]: () =>
        Response.json({ artifact_uri: 'mlflow-artifacts:/1/models/m-1/artifacts' }),
      [`${folder}/MLmodel`]: () => new Response(description),
      [`${folder}/model.onnx`]: () => new Response('onnx'),
      [`${folder}/example.json`]: () => new Response('{}'),
    });

    const files = await registry.readFiles({ version: '7', runId: 'abc' });

    const text = new TextEncoder();
    expect(files).toMatchObject({ onnx: text.encode('onnx'), example: text.encode('{}') });
  });

  it('refuses what is neither a forest nor ONNX, and says what to do', async () => {
    const { registry } = aRegistry({
      [`${api}/model-versions/get-download-uri`]: () =>
        Response.json({ artifact_uri: 'mlflow-artifacts:/1/abc/artifacts' }),
      [`${artifacts}/MLmodel`]: () => new Response('flavors: { python_function: {}, sklearn: {} }'),
    });

    await expect(registry.readFiles({ version: '7', runId: '' })).rejects.toThrow(
      'its flavours are python_function, sklearn: what was not trained here is served as ONNX',
    );
  });

  it('does not refuse a version whose files cannot be reached at the moment', async () => {
    const { registry } = aRegistry({
      [`${api}/runs/get`]: () => Response.json({ run: aRun }),
      [`${artifacts}/model/forest.canopy`]: () => new Response('', { status: 503 }),
    });

    await expect(registry.readFiles({ version: '7', runId: 'abc' })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('lists the newest versions', async () => {
    const { registry, urls } = aRegistry({
      [`${api}/model-versions/search`]: () => Response.json({ model_versions: [aVersion] }),
    });

    await expect(registry.listVersions(5)).resolves.toEqual([
      { name: 'a_model', version: '7', stage: 'None', runId: 'abc', aliases: [] },
    ]);
    expect(urls[0]?.searchParams.get('filter')).toBe("name = 'a_model'");
    expect(urls[0]?.searchParams.get('max_results')).toBe('5');
  });

  it('tells of connections, and of moves of the aliases of this model only', async () => {
    const event = (name: string, alias: string) =>
      `event: alias\ndata: ${JSON.stringify({ name, alias, version: '1' })}\n\n`;
    const text = event('other', 'champion') + event('a_model', 'candidate') + event('a_model', 'champion');
    const { registry } = aRegistry({ '/api/canopy/events': () => new Response(text) });

    const changes: RegistryChange[] = [];
    for await (const change of registry.changes(new AbortController().signal)) {
      changes.push(change);
      if (changes.length === 4) break;
    }

    expect(changes).toEqual([
      { kind: 'connected' },
      { kind: 'moved', alias: 'candidate' },
      { kind: 'moved', alias: 'champion' },
      { kind: 'connected' },
    ]);
  });
});
