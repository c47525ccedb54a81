/** Histograms that are claimed and given back; memory grows to the most that were claimed at once. */
export class HistogramPool {
  private readonly length: number;
  private readonly free: Float64Array[] = [];

  constructor(length: number) {
    this.length = length;
  }

  /** A histogram that may hold anything. */
  claim(): Float64Array {
    return this.free.pop() ?? new Float64Array(this.length);
  }

  release(histogram: Float64Array): void {
    this.free.push(histogram);
  }
}
