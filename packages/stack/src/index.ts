export type { PartState } from './launch.js';
export type { PortName, PortTable } from './settings/port-table.js';
export type { Environment } from './settings/settings.js';
export { StackError } from './stack-error.js';
export { type RunningServices, type ServicesOptions, startServices } from './start-services.js';
export { type RunningStack, type StackOptions, startStack } from './start-stack.js';
