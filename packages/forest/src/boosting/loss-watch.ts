/** Follows a loss that is measured again and again, and remembers where it was lowest; the first of equals counts. */
export class LossWatch {
  private readonly patience: number;
  private measuredCount = 0;
  private lowest = Number.POSITIVE_INFINITY;
  /** Number of the measurement that was lowest. */
  best = 0;

  constructor(patience: number) {
    this.patience = patience;
  }

  get nextMeasurement(): number {
    return this.measuredCount;
  }

  note(loss: number): void {
    if (loss < this.lowest) {
      this.lowest = loss;
      this.best = this.measuredCount;
    }
    this.measuredCount++;
  }

  /** Whether the loss has not fallen for as long as the patience lasts. */
  get isSpent(): boolean {
    return this.measuredCount - 1 - this.best >= this.patience;
  }
}
