import { type DescribeRoute, hasDefault, isListOrDefault, leaveOut } from '@canopy/service-kit';
import { Refusal } from '../protocol/error-body.js';
import { operations } from './operations.js';

const ofMlflow = '/api/2.0/mlflow/';

/** What the documentation says of a route besides its schema. What is not among the operations is not shown. */
export const describeRoute: DescribeRoute = ({ schema, url, route }) => {
  const path = url.startsWith(ofMlflow) ? url.slice(ofMlflow.length) : url;
  const operation = `${String(route.method)} ${path}`;
  const summary = operations[operation];
  if (summary === undefined) return { schema: { ...schema, hide: true }, url };
  const { body, querystring, response } = (schema ?? {}) as Record<string, object | undefined>;
  const answers = Object.entries((response ?? {}) as Record<string, object>);
  return {
    schema: {
      ...schema,
      ...(body && { body: leaveOut(body, hasDefault) }),
      ...(querystring && { querystring: leaveOut(querystring, hasDefault) }),
      summary,
      operationId: operation.replace('*', 'path').replace(/\W+/g, '_'),
      tags: [tagOf(path)],
      response: {
        ...Object.fromEntries(answers.map(([status, answer]) => [status, leaveOut(answer, isListOrDefault)])),
        default: Refusal,
      },
    },
    // A rest of a path has no name of its own. That of an upload is the folder of the file that the body names.
    url: url.replace('*', url.includes('/mpu/') ? ':folder' : ':path'),
  };
};

function tagOf(path: string): string {
  if (!path.startsWith('/')) return path.replace(/\/.*/, '');
  return /artifact/.test(path) ? 'artifacts' : (/mlflow\/([^/]+)\/./.exec(path)?.[1] ?? 'server');
}
