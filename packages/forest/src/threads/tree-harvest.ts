import type { CodedFeature } from '../columns/code-feature.js';
import type { Trees } from '../forest.js';
import { giveBack } from '../give-back.js';
import type { TreeRange } from '../growing/check-tree-range.js';
import type { LaidTrees } from '../trees/laid-trees.js';
import type { ThreadReport } from './thread-task.js';

export interface HarvestedTrees {
  readonly coded: CodedFeature[];
  readonly trees: Trees;
}

/** Lays trees in their order as threads report them. */
export class TreeHarvest {
  /** Trees that were reported. */
  treeCount = 0;
  private readonly laid: LaidTrees;
  private readonly treesInAll: number;
  private readonly coded: CodedFeature[];
  private missingColumns: number;
  private nextTree: number;
  /** Trees that came before others that belong before them. */
  private readonly early = new Map<number, Trees>();

  constructor(columnCount: number, range: TreeRange, laid: LaidTrees) {
    this.laid = laid;
    this.treesInAll = range.count;
    this.coded = new Array(columnCount);
    this.missingColumns = columnCount;
    this.nextTree = range.first;
  }

  receive(report: ThreadReport): void {
    if (report.kind === 'column') {
      this.coded[report.column] = report.coded;
      this.missingColumns--;
      return;
    }
    this.treeCount++;
    this.early.set(report.tree, report.grown);
    this.layTrees();
  }

  /** All that was reported, once every column and every tree was. */
  finish(): HarvestedTrees | undefined {
    if (this.missingColumns > 0 || this.treeCount < this.treesInAll) return undefined;
    return { coded: this.coded, trees: this.laid.finish() };
  }

  private layTrees(): void {
    const { early, laid } = this;
    for (let tree = early.get(this.nextTree); tree !== undefined; tree = early.get(this.nextTree)) {
      laid.add(tree);
      early.delete(this.nextTree++);
      giveBack(tree.nodes);
      giveBack(tree.mixedLeaves);
    }
  }
}
