import type { KeyValue } from '@canopy/mlflow-client';
import { invalid, invalidValue } from '../../protocol/refusals.js';
import { checkKey } from '../../rules/check-key.js';
import { checkLength, cutToLength } from '../../rules/check-length.js';
import { lastOfEachKey } from '../../rules/check-tags.js';
import type { BatchRows, GivenMetric, LoggedMetric } from './batch-rows.js';

export interface Batch {
  metrics: readonly GivenMetric[];
  params: readonly KeyValue[];
  tags: readonly KeyValue[];
}

// https://mlflow.org/docs/latest/api_reference/rest-api.html#request-limits
const longestKey = 250;
const longestParam = 6000;
const longestTag = 8000;
const mostMetrics = 1000;
const mostTexts = 100;
const mostEntries = 1000;

/** A metric as it is stored. @throws TrackingError when it cannot be; `path` is where the request has it. */
export function checkMetric(metric: GivenMetric, path = ''): LoggedMetric {
  const { key, value, timestamp } = metric;
  checkKey(key, `${path}name`);
  if (timestamp < 0) {
    const reason = `metric '${key}' (value=${value}). Timestamp must be a nonnegative long (64-bit integer) `;
    throw invalidValue(`${path}timestamp`, timestamp, reason);
  }
  checkLength('Metric name', key, longestKey);
  if ((metric.dataset_name === undefined) !== (metric.dataset_digest === undefined)) {
    throw invalid('Both dataset_name and dataset_digest must be provided if one is provided');
  }
  const isNan = Number.isNaN(value);
  const finite = Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);
  return { ...metric, value: isNan ? 0 : finite, isNan };
}

/** A parameter as it is stored, cut to the longest value. @throws TrackingError */
export function checkParam({ key, value }: KeyValue, path = ''): KeyValue {
  checkKey(key, `${path}key`);
  checkLength('Param key', key, longestKey);
  return { key, value: cutToLength(value, longestParam) };
}

/** A tag as it is stored, cut to the longest value. @throws TrackingError */
export function checkTag(tag: KeyValue, path = ''): KeyValue {
  checkKey(tag.key, `${path}key`);
  return checkFirstTag(tag, path);
}

/** The same of a tag that a run is made with, whose key MLflow takes whatever its signs are. @throws TrackingError */
export function checkFirstTag({ key, value }: KeyValue, path: string): KeyValue {
  checkLength(`${path}key`, key, longestKey);
  return { key, value: cutToLength(value, longestTag) };
}

/** A whole batch as it is stored. @throws TrackingError that names the entry that is wrong. */
export function checkBatch({ metrics, params, tags }: Batch): BatchRows {
  checkCount('metrics', metrics.length, mostMetrics);
  checkCount('params', params.length, mostTexts);
  checkCount('tags', tags.length, mostTexts);
  checkCount('metrics, params, and tags', metrics.length + params.length + tags.length, mostEntries);
  const checkedParams = params.map((param, index) => checkParam(param, `params[${index}].`));
  checkDistinct(checkedParams.map(({ key }) => key));
  return {
    metrics: metrics
      .map((metric, index) => checkMetric(metric, `metrics[${index}].`))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
    params: lastOfEachKey(checkedParams),
    tags: lastOfEachKey(tags.map((tag, index) => checkTag(tag, `tags[${index}].`))),
  };
}

function checkCount(what: string, count: number, limit: number): void {
  if (count <= limit) return;
  throw invalid(
    `A batch logging request can contain at most ${limit} ${what}. Got ${count} ${what}. ` +
      `Please split up ${what} across multiple requests and try again.`,
  );
}

function checkDistinct(keys: readonly string[]): void {
  const repeated = keys.filter((key, index) => keys.indexOf(key) !== index);
  if (repeated.length === 0) return;
  throw invalid(
    `Duplicate parameter keys have been submitted: [${repeated.map((key) => `'${key}'`).join(', ')}]. ` +
      'Please ensure the request contains only one param value per param key.',
  );
}
