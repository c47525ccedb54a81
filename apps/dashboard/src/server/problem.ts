import type en from '../messages/en.json';

export type ProblemCode = keyof (typeof en)['problems'];

const statusOf = {
  invalid_request: 400,
  foreign_origin: 403,
  schedule_missing: 404,
  model_missing: 404,
  tick_running: 409,
  batch_missing: 404,
  backfill_running: 409,
  backfill_idle: 409,
  lineage_unknown: 404,
  batch_decided: 409,
  decision_refused: 409,
  trial_refused: 409,
  measures_refused: 422,
  configuration: 500,
  unexpected: 500,
  reload_refused: 502,
  decision_failed: 502,
  decision_pending: 503,
  no_model: 503,
  database_unreachable: 503,
  database_empty: 503,
  temporal_unreachable: 503,
  namespace_missing: 503,
  tracking_unreachable: 503,
  inference_unreachable: 503,
  dashboard_unreachable: 503,
} satisfies Record<ProblemCode, number>;

/** Something that a person can act on. The message files say what it is and what to do, by `code`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  /** What the part that failed said, in its own words. */
  readonly detail: string;

  constructor(code: ProblemCode, detail = '', cause?: unknown) {
    super(detail === '' ? code : `${code}: ${detail}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return statusOf[this.code];
  }
}
