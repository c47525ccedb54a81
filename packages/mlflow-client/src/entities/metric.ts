import { type Static, Type } from 'typebox';
import { Double, decodeDouble } from './double.js';

/** One measurement of a run. `timestamp` is in milliseconds since 1970. */
export const Metric = Type.Object({
  key: Type.String(),
  value: Double,
  timestamp: Type.Integer(),
  step: Type.Integer({ default: 0 }),
});
export type Metric = Static<typeof Metric>;

/** The metric with its value as a number, whatever word it travelled as. */
export const decodeMetric = <M extends Metric>(metric: M): M => ({
  ...metric,
  value: decodeDouble(metric.value),
});
