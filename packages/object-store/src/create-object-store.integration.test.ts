import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { createObjectStore } from './create-object-store.js';
import { ObjectMissingError } from './object-missing-error.js';

const store = createObjectStore({
  endpointUrl: process.env.MLFLOW_S3_ENDPOINT_URL ?? '',
  accessKey: process.env.AWS_ACCESS_KEY_ID ?? '',
  secretKey: process.env.AWS_SECRET_ACCESS_KEY ?? '',
  bucket: `object-store-${randomUUID()}`,
});
const bytes = (content: string) => new TextEncoder().encode(content);

beforeAll(async () => {
  await store.ensureBucket();
});

describe('createObjectStore', () => {
  it('makes its bucket once, however often it is asked', async () => {
    await expect(store.ensureBucket()).resolves.toBeUndefined();
  });

  it('gives back what was put, whole or as a stream', async () => {
    await store.put('whole', bytes('leaf'), { contentType: 'text/plain' });

    expect((await store.read('whole')).toString()).toBe('leaf');
    expect(await text(await store.get('whole'))).toBe('leaf');
    expect(await store.stat('whole')).toEqual({ key: 'whole', size: 4 });
  });

  it('takes a stream of unknown length', async () => {
    await store.put('streamed', Readable.from([Buffer.from('first '), Buffer.from('second')]));

    expect((await store.read('streamed')).toString()).toBe('first second');
  });

  it('lets others send the parts of an object, and get it, for a time', async () => {
    const uploadId = await store.beginUpload('in parts');
    const send = async (number: number, body: Uint8Array<ArrayBuffer>) => {
      const url = await store.partUrl('in parts', { uploadId, number }, 60);
      const { headers } = await fetch(url, { method: 'PUT', body });
      return { number, etag: headers.get('etag') ?? '' };
    };
    const last = await send(2, bytes('!') as Uint8Array<ArrayBuffer>);
    const first = await send(1, new Uint8Array(5 * 1024 * 1024));
    const before = await store.stat('in parts');

    await store.completeUpload('in parts', uploadId, [last, first]);

    expect(before).toBeUndefined();
    const answer = await fetch(await store.downloadUrl('in parts', 60));
    expect((await answer.arrayBuffer()).byteLength).toBe(5 * 1024 * 1024 + 1);
  });

  it('completes an upload once, however often it is asked to, and only of the parts that it had', async () => {
    const uploadId = await store.beginUpload('asked twice');
    const url = await store.partUrl('asked twice', { uploadId, number: 1 }, 60);
    const { headers } = await fetch(url, { method: 'PUT', body: 'leaves' });
    const parts = [{ number: 1, etag: headers.get('etag') ?? '' }];
    await store.completeUpload('asked twice', uploadId, parts);

    await store.completeUpload('asked twice', uploadId, parts);

    expect((await store.read('asked twice')).toString()).toBe('leaves');
    for (const etag of ['"00000000000000000000000000000000"', 'e']) {
      const others = store.completeUpload('asked twice', uploadId, [{ number: 1, etag }]);
      await expect(others).rejects.toThrow();
    }
    await store.remove(['asked twice']);
    await expect(store.completeUpload('asked twice', uploadId, parts)).rejects.toThrow();
  });

  it('leaves nothing of an upload that is aborted', async () => {
    const uploadId = await store.beginUpload('aborted');

    await store.abortUpload('aborted', uploadId);

    await expect(store.completeUpload('aborted', uploadId, [{ number: 1, etag: 'x' }])).rejects.toThrow();
    expect(await store.stat('aborted')).toBeUndefined();
  });

  it('writes an object only if there is none', async () => {
    expect(await store.putIfAbsent('once', bytes('first'))).toBe(true);
    expect(await store.putIfAbsent('once', bytes('second'))).toBe(false);
    expect((await store.read('once')).toString()).toBe('first');
  });

  it('names the object that is missing', async () => {
    expect(await store.stat('none')).toBeUndefined();
    await expect(store.read('none')).rejects.toThrow(ObjectMissingError);
    await expect(store.get('none')).rejects.toThrow(/has no object "none"/);
  });

  it('lists one level, and walks them all', async () => {
    for (const key of ['tree/a', 'tree/b', 'tree/branch/c']) await store.put(key, bytes(key));

    const listing = await store.list('tree/');
    const walked = await Array.fromAsync(store.walk('tree/'), ({ key }) => key);

    expect(listing.objects.map(({ key }) => key)).toEqual(['tree/a', 'tree/b']);
    expect(listing.folders).toEqual(['tree/branch/']);
    expect(walked).toEqual(['tree/a', 'tree/b', 'tree/branch/c']);
  });

  it.each(['0', '00', '1e3', '1.50', 'true', 'a b+c&d%20', '<x>', "it's (1)*!", '日本🌲', '%2e'])(
    'lists %j by the name that it was given',
    async (key) => {
      for (const [prefix, name] of [
        ['', key],
        [`in ${key}/`, `in ${key}/${key}`],
      ] as const) {
        await store.put(name, Buffer.from('x'));
        expect((await store.list(prefix)).objects).toContainEqual({ key: name, size: 1 });
        expect(await Array.fromAsync(store.walk(name))).toContainEqual({ key: name, size: 1 });
        await store.remove([name]);
        expect(await store.stat(name)).toBeUndefined();
      }
    },
  );

  it('lists pages of a folder to their end', async () => {
    const keys = Array.from({ length: 1005 }, (_, index) => `many/${String(index).padStart(4, '0')}`);
    for (let at = 0; at < keys.length; at += 67) {
      await Promise.all(keys.slice(at, at + 67).map((key) => store.put(key, Buffer.of())));
    }

    const listed = (await store.list('many/')).objects.map(({ key }) => key);
    expect(listed).toEqual(keys);
    await store.remove(keys.slice(0, 1000));
    await store.remove(keys.slice(1000));
  });

  it('removes what no XML can name, among others', async () => {
    const keys = ['odd/\ufffe', 'odd/\uffff', 'odd/plain'];
    for (const key of keys) await store.put(key, Buffer.from('x'));

    await store.remove(keys);

    expect((await store.list('odd/')).objects).toEqual([]);
  });

  it('says which object it could not remove', async () => {
    await expect(store.remove(['fine', 'a//b'])).rejects.toThrow('The object "a//b" was not removed');
  });

  it('removes what is there, and does not mind what is not', async () => {
    await store.put('gone', bytes('x'));

    await store.remove(['gone', 'never-there']);

    expect(await store.stat('gone')).toBeUndefined();
  });
});
