import { urlOf } from '../settings/app-environment.js';
import type { RunningStack } from '../start-stack.js';
import { formatTable } from './format-table.js';

/** What a person wants to know once everything runs: each part, and what to open first. */
export function describeStack({ parts, ports, environment }: RunningStack): string {
  const table = formatTable(
    ['part', 'address', 'state'],
    parts.map(({ name, address, state }) => [name, address, state]),
  );
  const first = [
    ['Dashboard', urlOf(ports.dashboard)],
    ['Predictions (API)', `${urlOf(ports.inference)}/docs`],
    ['Runs and models (MLflow API)', urlOf(ports.tracking)],
    ['Pipeline (Temporal)', environment.TEMPORAL_UI_URL],
    ['Objects (MinIO)', environment.MINIO_CONSOLE_URL],
  ].filter(([, address]) => address !== undefined);
  const width = Math.max(...first.map(([title = '']) => title.length));
  const lines = first.map(([title = '', address]) => `  ${title.padEnd(width)}  ${address}`);
  return `\n${table}\n\nOpen first:\n${lines.join('\n')}\n\n${notes(environment, ports)}Ctrl-C stops everything.`;
}

function notes(environment: RunningStack['environment'], ports: RunningStack['ports']): string {
  const { MLFLOW_TRACKING_URI: tracking } = environment;
  if (tracking === urlOf(ports.tracking)) return '';
  return `Note: MLFLOW_TRACKING_URI is set, so models are logged to ${tracking} and served from there, not from the tracking app above.\n`;
}
