export { aDatabase, type TestDatabase } from './a-database.js';
export { needEnvironment } from './need-environment.js';
