export { createWindowsRepository, type WindowsRepository } from './windows.repository.js';
export { windowsRoutes as windows } from './windows.routes.js';
export { createWindowsService } from './windows.service.js';
