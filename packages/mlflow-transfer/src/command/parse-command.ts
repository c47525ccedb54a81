import { parseArgs } from 'node:util';
import { TransferError } from './transfer-error.js';

export interface TransferCommand {
  /** URL of a server, or a file of SQLite. */
  from: string;
  /** URL of a server. */
  to: string;
}

const usage = [
  'npm run mlflow -- import --from <URL or SQLite file> [--to URL]   take over what an MLflow server keeps',
  'npm run mlflow -- export --to <URL> [--from URL]                  write it back to one',
].join('\n');

/** @param here the URL of our own tracking server. @throws TransferError */
export function parseCommand(words: readonly string[], here: string): TransferCommand {
  const { values, positionals } = parse(words);
  const [direction, ...others] = positionals;
  const from = values.from ?? (direction === 'export' ? here : undefined);
  const to = values.to ?? (direction === 'import' ? here : undefined);
  if (!['import', 'export'].includes(direction ?? '') || others.length > 0) throw new TransferError(usage);
  if (from === undefined || to === undefined) throw new TransferError(usage);
  if (!/^https?:\/\//.test(to)) throw new TransferError(`--to ${to} is no URL of a server, e.g. ${here}.`);
  if (from.replace(/\/+$/, '') === to.replace(/\/+$/, '')) {
    throw new TransferError(`${from} is both source and target. Name another with --from or --to.`);
  }
  return { from, to };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { from: { type: 'string' }, to: { type: 'string' } },
    });
  } catch (error) {
    const [problem] = (error as Error).message.split('. ');
    throw new TransferError(`${problem}.\n${usage}`);
  }
}
