import { text } from 'node:stream/consumers';
import type { Client } from 'minio';
import type { ObjectInfo } from './object-store.js';

/** One thing that stands below a prefix: an object, or where not all is asked for, a folder of more. */
export type Listed = { object: ObjectInfo; folder?: undefined } | { object?: undefined; folder: string };

/**
 * What stands below a prefix, in the order of its names; with `recursive`, all of it. The list that the client has takes the object
 * `0` for one without a name, and `1e3` for `1000`. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export async function* listObjects(
  client: Client,
  { bucket, prefix, recursive }: { bucket: string; prefix: string; recursive: boolean },
): AsyncGenerator<Listed> {
  let token: string | undefined = '';
  while (token !== undefined) {
    const fields = {
      'list-type': '2',
      'encoding-type': 'url',
      prefix,
      ...(!recursive && { delimiter: '/' }),
      ...(token && { 'continuation-token': token }),
    };
    const query = Object.entries(fields)
      .map(([name, value]) => `${name}=${inQuery(value)}`)
      .sort()
      .join('&');
    const page = await text(await client.makeRequestAsync({ method: 'GET', bucketName: bucket, query }));
    for (const [, entry = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      yield { object: { key: nameIn(entry, 'Key'), size: Number(textIn(entry, 'Size')) } };
    }
    for (const [, entry = ''] of page.matchAll(/<CommonPrefixes>(.*?)<\/CommonPrefixes>/gs)) {
      yield { folder: nameIn(entry, 'Prefix') };
    }
    token = textIn(page, 'NextContinuationToken');
  }
}

/** As signatures want it: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
const inQuery = (value: string) =>
  encodeURIComponent(value).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const textIn = (xml: string, tag: string): string | undefined =>
  new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];

const nameIn = (xml: string, tag: string) =>
  decodeURIComponent((textIn(xml, tag) ?? '').replaceAll('+', ' '));
