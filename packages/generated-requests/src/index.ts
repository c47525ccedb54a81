export { arbitraryRequest, type Operation, operationsOf } from './arbitrary-request.js';
export { arbitraryValue, type JsonSchema, type Known } from './arbitrary-value.js';
