export { bulkHistoryRoutes } from './bulk-history.routes.js';
export { createMetricsRepository } from './metrics.repository.js';
export { metricsRoutes } from './metrics.routes.js';
export { createMetricsService } from './metrics.service.js';
export { type MetricRow, toMetric } from './to-metric.js';
