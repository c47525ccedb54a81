import { crc32 } from './crc32.js';
import { ForestFileWriter } from './forest-file-writer.js';
import { childKind } from './forest-format.js';
import type { ForestLayout, ForestMetadata } from './forest-metadata.js';
import { LeafReader } from './leaf-reader.js';
import { type Checksum, type ForestFile, openInSlices } from './open-in-slices.js';
import { orderParts } from './order-parts.js';
import { runToEnd } from './run-to-end.js';

/** What stands in a file tree by tree or node by node, so that it is laid end to end as it stands. */
const runs = ['treeSizes', 'rootKinds', 'features', 'codes', 'childKinds'] as const;

/**
 * Joins the files of the parts of a forest, given in any order, to the file of the forest that one call grows, to the byte. No tree is
 * decoded for it.
 *
 * Throws a `ForestInputError` when the parts are not of one forest, overlap, or lack a tree, and a `ForestFormatError` for bytes
 * that are no forest file of this version.
 *
 * @param checksum takes the place of our own, such as `crc32` of `node:zlib`, which is ten times as fast.
 */
export function mergeForestFiles(files: readonly Uint8Array[], checksum: Checksum = crc32): Uint8Array {
  const parts = orderParts(files.map((file) => runToEnd(openInSlices(file, checksum))));
  const whole = new ForestFileWriter(describeWhole(parts.map(({ metadata }) => metadata)));
  const { bytes, layout } = whole;
  const [{ bytes: first, layout: firstLayout }] = parts;
  bytes.set(first.subarray(firstLayout.values, firstLayout.treeSizes), layout.values);

  const next = { ...layout };
  const copy = (run: keyof ForestLayout, part: Uint8Array) => {
    bytes.set(part, next[run]);
    next[run] += part.length;
  };
  // Leaves of roots stand before all others.
  const leaves = parts.map(partLeaves);
  for (const { ofRoots } of leaves) copy('leaves', ofRoots);
  for (const { ofNodes } of leaves) copy('leaves', ofNodes);
  for (const { bytes: part, layout: from } of parts) {
    for (const [i, run] of runs.entries()) {
      copy(run, part.subarray(from[run], from[runs[i + 1] ?? 'leaves']));
    }
  }
  return whole.finish(checksum);
}

function describeWhole(parts: readonly ForestMetadata[]): ForestMetadata {
  const sum = (key: 'treeCount' | 'nodeCount' | 'mixedLeafCount' | 'leafLength') =>
    parts.reduce((total, part) => total + part[key], 0);
  return {
    ...parts[0],
    firstTree: 0,
    treeCount: sum('treeCount'),
    nodeCount: sum('nodeCount'),
    mixedLeafCount: sum('mixedLeafCount'),
    leafLength: sum('leafLength'),
  };
}

function partLeaves({ bytes, view, version, metadata, layout }: ForestFile): {
  ofRoots: Uint8Array;
  ofNodes: Uint8Array;
} {
  const reader = new LeafReader(metadata, layout, view, version);
  for (let t = 0; t < metadata.treeCount; t++) {
    const kind = bytes[layout.rootKinds + t];
    if (kind === childKind.pureLeaf) reader.readPure();
    else if (kind === childKind.mixedLeaf) reader.readMixed();
  }
  return {
    ofRoots: bytes.subarray(layout.leaves, reader.at),
    ofNodes: bytes.subarray(reader.at, layout.end),
  };
}
