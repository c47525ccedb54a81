export { importedFromTag } from './identity/imported-from.js';
export { createServer, type Server, type ServerOptions } from './server/create-server.js';
export type { Count, Kind, Tally } from './tally.js';
export { type TransferOptions, transfer } from './transfer.js';
