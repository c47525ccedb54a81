import { parseArgs } from 'node:util';
import { StackError } from '../stack-error.js';

const commandNames = ['start', 'stop', 'reset', 'doctor'] as const;
type CommandName = (typeof commandNames)[number];

export interface Arguments {
  command: CommandName;
  portOffset: number;
  yes: boolean;
}

const usage = `Use one of:
  npm start [-- --port-offset N]   start everything; every port is moved by N
  npm run stop                     stop what runs
  npm run reset [-- --yes]         delete all data of this installation
  npm run doctor                   check every part and say what to do`;

/** @throws StackError that shows the usage. */
export function parseArguments(words: readonly string[]): Arguments {
  const { values, positionals } = readWords(words);
  const command = commandNames.find((name) => name === positionals[0]);
  if (command === undefined || positionals.length > 1) {
    throw new StackError(`There is no command "${positionals.join(' ')}". ${usage}`);
  }
  const offset = values['port-offset'] ?? '0';
  if (!/^-?\d{1,5}$/.test(offset)) {
    throw new StackError(`--port-offset wants a whole number, found "${offset}". ${usage}`);
  }
  return { command, portOffset: Number(offset), yes: values.yes === true };
}

function readWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { 'port-offset': { type: 'string' }, yes: { type: 'boolean', short: 'y' } },
    });
  } catch (error) {
    const [problem] = (error as Error).message.split('. ');
    throw new StackError(`${problem}. ${usage}`);
  }
}
