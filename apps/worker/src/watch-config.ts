import type { PipelineInput, WatchInput } from '@canopy/pipeline-contract';
import { ConfigurationError } from '@canopy/service-kit/process';
import { type Static, Type } from 'typebox';
import { explainScheduleExpression } from './schedules/explain-schedule-expression.js';
import type { Webhook } from './watch/deliver-alerts.js';
import { explainContradiction, readActions } from './watch/read-watch-policy.js';

export const WatchEnvironment = Type.Object({
  INFERENCE_URL: Type.String({
    default: 'http://127.0.0.1:8000',
    pattern: '^https?://',
    description: 'inference, whose predictions are watched',
  }),
  WATCH_SCHEDULE_CRON: Type.String({
    default: '*/5 * * * *',
    description:
      'when predictions are looked at: a cron expression of 5 to 7 fields, or such as "@every 60s"',
  }),
  WATCH_WINDOW_MINUTES: Type.Integer({
    default: 15,
    minimum: 1,
    maximum: 10_080,
    description: 'width of the windows that predictions are counted in',
  }),
  WATCH_FALSE_ALARM_RATE: Type.Number({
    default: 0.01,
    exclusiveMinimum: 0,
    maximum: 0.2,
    description: 'of windows in which nothing has changed, the share that may be called drifted',
  }),
  WATCH_DECAY_TOLERANCE: Type.Number({
    default: 0.05,
    minimum: 0,
    maximum: 1,
    description: 'how far accuracy may surely be below that on the hold-out until it counts as decayed',
  }),
  WATCH_ON_DRIFT: Type.String({
    default: 'alert',
    description: 'what follows from drift: none, or some of alert, hold, retrain, widen, separated by commas',
  }),
  WATCH_ON_DECAY: Type.String({
    default: 'alert,retrain',
    description: 'what follows from decay: none, or some of alert, hold, retrain, separated by commas',
  }),
  BREAKER_FAILURES: Type.Integer({
    default: 3,
    minimum: 1,
    description: 'failures of the pipeline in a row that pause its schedule',
  }),
  ALERT_WEBHOOK_URL: Type.Optional(
    Type.String({ pattern: '^https?://', description: 'where alerts are sent, besides the dashboard' }),
  ),
  ALERT_WEBHOOK_SECRET: Type.Optional(
    Type.String({ minLength: 16, description: 'what alerts are signed with' }),
  ),
});

export interface WatchConfig {
  readonly inferenceUrl: string;
  readonly webhook: Webhook | undefined;
  readonly schedule: { readonly expression: string; readonly input: WatchInput };
}

/** @throws ConfigurationError that lists everything that is wrong or contradicts itself. */
export function watchConfigOf(keys: Static<typeof WatchEnvironment>, pipeline: PipelineInput): WatchConfig {
  const problems: string[] = [];
  const { ALERT_WEBHOOK_URL: url, ALERT_WEBHOOK_SECRET: secret } = keys;
  const expression = keys.WATCH_SCHEDULE_CRON;
  const reason = explainScheduleExpression(expression);
  if (reason !== undefined) problems.push(`WATCH_SCHEDULE_CRON ${reason}, found "${expression}"`);
  const [onDrift, onDecay] = (['WATCH_ON_DRIFT', 'WATCH_ON_DECAY'] as const).map((key) => {
    const actions = readActions(keys[key]);
    if (typeof actions !== 'string') return actions;
    problems.push(`${key} ${actions}, found "${keys[key]}"`);
    return [];
  });
  const contradiction = explainContradiction({ onDecay: onDecay ?? [] });
  if (contradiction !== undefined) problems.push(contradiction);
  if (url !== undefined && secret === undefined) {
    problems.push(
      'ALERT_WEBHOOK_SECRET is not set: alerts are sent signed, so that ALERT_WEBHOOK_URL can tell them',
    );
  }
  if (url === undefined && secret !== undefined) {
    problems.push('ALERT_WEBHOOK_URL is not set, so there is nothing to sign with ALERT_WEBHOOK_SECRET');
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return Object.freeze({
    inferenceUrl: keys.INFERENCE_URL,
    webhook: url === undefined || secret === undefined ? undefined : Object.freeze({ url, secret }),
    schedule: Object.freeze({
      expression,
      input: Object.freeze({
        windowSeconds: keys.WATCH_WINDOW_MINUTES * 60,
        policy: Object.freeze({
          onDrift: onDrift ?? [],
          onDecay: onDecay ?? [],
          falseAlarmRate: keys.WATCH_FALSE_ALARM_RATE,
          decayTolerance: keys.WATCH_DECAY_TOLERANCE,
          breakerFailures: keys.BREAKER_FAILURES,
        }),
        pipeline,
      }),
    }),
  });
}
