export { arbitraryRequest } from './arbitrary-request.js';
export { arbitraryValue, type JsonSchema, type Known } from './arbitrary-value.js';
export { type Operation, operationsOf } from './operation.js';
