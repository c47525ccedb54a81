import type { InjectOptions } from 'fastify';
import type { Operation } from './operation.js';

/** What a request consists of, before it is written down. */
export interface RequestParts {
  inPath: Readonly<Record<string, unknown>>;
  inQuery: Readonly<Record<string, unknown>>;
  inHeaders: Readonly<Record<string, unknown>>;
  body?: { type: string; text: string } | undefined;
}

/** A request of the operation as it goes over the wire. */
export function writeRequest({ method, path }: Operation, parts: RequestParts): InjectOptions {
  const { inPath, inQuery, inHeaders, body } = parts;
  const headers = Object.entries(inHeaders).filter(([, value]) => value !== undefined);
  return {
    method: method as 'GET',
    url: `${path.replace(/\{(\w+)\}/g, (_whole, name) => inUrl(inPath[name]))}?${queryOf(inQuery)}`,
    headers: {
      ...Object.fromEntries(headers.map(([name, value]) => [name, inHeader(value)])),
      ...(body && { 'content-type': body.type }),
    },
    ...(body && { payload: body.text }),
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const inUrl = (value: unknown) => encodeURIComponent(textOf(value).toWellFormed());
const inHeader = (value: unknown) => textOf(value).replace(/[^ -~]/g, '?');

function queryOf(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => `${name}=${inUrl(one)}`),
    )
    .join('&');
}
