/**
 * What is known of a node before its rows are read, in one array so that it can wait: drawn rows of each class, distinct rows of each class
 * where these are others, and two bounds for each feature.
 */
export class NodeTallies {
  readonly words: Int32Array;
  /** Drawn rows of each class. */
  readonly counts: Int32Array;
  /** Distinct rows of each class; the same memory as `counts` where each row was drawn once. */
  readonly rowCounts: Int32Array;
  /** By feature, no code in the node is below `lowest` or above `highest`. */
  readonly lowest: Int32Array;
  readonly highest: Int32Array;
  /** Words before the bounds. */
  readonly countLength: number;

  constructor(classCount: number, featureCount: number, { areDrawnOnce }: { areDrawnOnce: boolean }) {
    this.countLength = areDrawnOnce ? classCount : 2 * classCount;
    this.words = new Int32Array(this.countLength + 2 * featureCount);
    this.counts = this.words.subarray(0, classCount);
    this.rowCounts = this.words.subarray(this.countLength - classCount, this.countLength);
    this.lowest = this.words.subarray(this.countLength, this.countLength + featureCount);
    this.highest = this.words.subarray(this.countLength + featureCount);
  }

  /** Leaves here what is not `left`'s, by the question that codes of `feature` up to `code` are left's. */
  setApart(left: NodeTallies, feature: number, code: number): void {
    for (let i = 0; i < this.countLength; i++) this.words[i] -= left.words[i];
    left.lowest.set(this.lowest);
    left.highest.set(this.highest);
    left.highest[feature] = code;
    this.lowest[feature] = code + 1;
  }
}
