#!/usr/bin/env node
// Stands in for Prisma's schema engine, a native program that the CLI would download from outside the npm registry.
// The registry has the same engine as WebAssembly; this gives it the program's command line and protocol.
import { engineVersion } from './engine-version.mjs';
import { readOptions } from './read-options.mjs';
import { runCommand } from './run-command.mjs';
import { serveRequests } from './serve-requests.mjs';

const options = readOptions(process.argv.slice(2));
if (options.isVersionAsked) process.stdout.write(`schema-engine-cli ${engineVersion()}\n`);
else if (options.command !== undefined)
  process.exitCode = await runCommand(options.command, options.datasource.url);
else await serveRequests(options);
