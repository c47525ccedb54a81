import { parseArgs } from 'node:util';
import { commands } from './commands.mjs';
import { StepError } from './step-error.mjs';

const help = { type: 'boolean', short: 'h' };

/**
 * What is asked for: the name of a command with the words that it is given, or a text that explains. Wrong options are
 * told before anything is installed or built.
 */
export function readCommand([name, ...words]) {
  if (name === undefined || name === '--help' || name === '-h') return { text: listCommands() };
  if (!Object.hasOwn(commands, name))
    throw new StepError(`There is no command "${name}".\n\n${listCommands()}`);
  const command = commands[name];
  const { values, positionals } = parse(name, words);
  if (values.help) return { text: describeCommand(name) };
  if (command.words === undefined && positionals.length > 0) {
    throw new StepError(`${written(name)} takes no "${positionals.join(' ')}".\n\n${describeCommand(name)}`);
  }
  return { name, words };
}

function parse(name, words) {
  const options = { ...commands[name].options, help };
  try {
    return parseArgs({ args: words, allowPositionals: true, options });
  } catch (error) {
    // Node goes on about words that begin with a dash, which none of ours do.
    const [problem] = error.message.split('. ');
    throw new StepError(`${problem}.\n\n${describeCommand(name)}`);
  }
}

const written = (name) => (name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`);

function listCommands() {
  const width = Math.max(...Object.keys(commands).map((name) => written(name).length));
  const lines = Object.entries(commands).map(
    ([name, { does }]) => `  ${written(name).padEnd(width)}  ${does}`,
  );
  return `${lines.join('\n')}\n\n"-- --help" behind a command says more.`;
}

function describeCommand(name) {
  const { does, words, options } = commands[name];
  const flags = Object.entries(options).map(([option, { short, value, says }]) => ({
    flag: [short && `-${short}, `, `--${option}`, value && ` ${value}`].filter(Boolean).join(''),
    says,
  }));
  const width = Math.max(0, ...flags.map(({ flag }) => flag.length));
  const usage = [words, flags.length > 0 && '[options]'].filter(Boolean).join(' ');
  return [
    usage === '' ? written(name) : `${written(name)} -- ${usage}`,
    '',
    does,
    ...(flags.length > 0 ? [''] : []),
    ...flags.map(({ flag, says }) => `  ${flag.padEnd(width)}  ${says}`),
  ].join('\n');
}
