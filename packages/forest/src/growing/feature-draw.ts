import type { Random } from '../random.js';

/** Features in the order that nodes look at them: each draws anew, without replacement, and shuffles only as far as it looks. */
export class FeatureDraw {
  readonly featureCount: number;
  private readonly features: Int32Array;

  constructor(featureCount: number) {
    this.featureCount = featureCount;
    this.features = new Int32Array(featureCount);
  }

  /** Forgets what was drawn, so that a tree does not depend on those before it. */
  begin(): void {
    for (let f = 0; f < this.features.length; f++) this.features[f] = f;
  }

  /** The next feature of a node that has drawn `looked` of them. */
  draw(looked: number, random: Random): number {
    const { features } = this;
    const drawn = looked + random.nextBelow(features.length - looked);
    const feature = features[drawn];
    features[drawn] = features[looked];
    features[looked] = feature;
    return feature;
  }
}
