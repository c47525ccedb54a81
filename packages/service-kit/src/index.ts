export type { ErrorBody, ReportedError } from './errors/report-errors.js';
export { buildService, type DescribeRoute, type Service, type ServiceOptions } from './http/build-service.js';
export { runService } from './http/run-service.js';
export type { LoadLimits } from './http/shed-load.js';
