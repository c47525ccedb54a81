export { hasDefault, isListOrDefault, leaveOut } from './documentation/leave-out.js';
export type { ErrorBody, ReportedError } from './errors/report-errors.js';
export type { AnswerAtOnce } from './http/answer-at-once.js';
export { buildService, type DescribeRoute, type Service, type ServiceOptions } from './http/build-service.js';
export { giveUpRequest } from './http/give-up-request.js';
export { runService } from './http/run-service.js';
export type { LoadLimits } from './http/shed-load.js';
export { SeriesHistogram } from './metrics/series-histogram.js';
export type { InSpan } from './tracing/in-span.js';
