export { homeRoutes as home } from './home.routes.js';
