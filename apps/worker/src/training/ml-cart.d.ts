declare module 'ml-cart' {
  export class DecisionTreeClassifier {
    constructor(options?: { maxDepth?: number; minNumSamples?: number; gainThreshold?: number });
    train(rows: readonly (readonly number[])[], labels: readonly number[]): void;
    readonly root: CartNode;
  }

  export interface CartNode {
    left?: CartNode;
    right?: CartNode;
    splitColumn?: number;
    splitValue?: number;
    /** One row: the share of each class up to the highest that occurs in the leaf. */
    distribution?: { to2DArray(): number[][] };
  }
}
