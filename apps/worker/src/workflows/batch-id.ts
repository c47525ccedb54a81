/**
 * The id of the batch of a workflow run, `YYYY-MM-DD_<8 hex>`: the same however often its steps are tried.
 *
 * @param runId of Temporal, a UUID. Its last digits are random; the first may be a clock.
 */
export function batchIdOf(startTime: Date, runId: string): string {
  return `${startTime.toISOString().slice(0, 10)}_${runId.slice(-8)}`;
}
