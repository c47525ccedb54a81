import { readFileSync } from 'node:fs';

/**
 * The command line of the engine: `--version`, `cli <command>`, or neither for requests on standard input.
 *
 * @param {readonly string[]} words
 */
export function readOptions(words) {
  const valuesOf = (name) => words.flatMap((word, index) => (word === name ? [words[index + 1]] : []));
  const cli = words.indexOf('cli');
  return {
    isVersionAsked: words.includes('--version'),
    command: cli === -1 ? undefined : words[cli + 1],
    /** @type {{ url?: string, shadowDatabaseUrl?: string }} */
    datasource: JSON.parse(valuesOf('--datasource')[0] ?? '{}'),
    /** Path and text of each schema file. */
    datamodels: valuesOf('--datamodels').map((file) => [file, readFileSync(file, 'utf8')]),
  };
}
