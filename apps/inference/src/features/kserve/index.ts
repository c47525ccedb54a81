export { kserveRoutes as kserve } from './kserve.routes.js';
