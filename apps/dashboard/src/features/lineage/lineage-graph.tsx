'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../ui/use-formats';
import { type LineageKind, type LineageNode, layOutLineage } from './lay-out-lineage';
import type { Lineage } from './lineage';
import type { NamedSubject } from './lineage-beginnings';
import classes from './lineage-graph.module.css';
import { useStoredWords } from './use-stored-words';

const beginnings: Partial<Record<LineageKind, NamedSubject[0]>> = {
  batches: 'batch',
  rows: 'row',
  versions: 'version',
  predictions: 'prediction',
};
const rowHeight = 44;
const headHeight = 30;
/** Half a line stands out of a box. */
const edge = 1;
const box = { width: 150, height: 30 };

/** The lineage as a picture. What it shows stands in the tables below it too. */
export function LineageGraph({ lineage }: { lineage: Lineage }) {
  const texts = useTranslations('lineage');
  const { kinds, nodes, edges, rows, left } = layOutLineage(lineage);
  const words = useStoredWords();
  const { count } = useFormats();
  const written = ({ kind, label, beginsWith }: LineageNode) => {
    if (kind === 'decisions') return words.outcome(label);
    return kind === 'predictions' && beginsWith === undefined ? count(Number(label)) : label;
  };
  const places = new Map(nodes.map((node) => [node.id, node]));
  // Six columns and more fit a screen only close together.
  const columnWidth = kinds.length > 5 ? 180 : 210;
  const leftOf = ({ column }: Pick<LineageNode, 'column'>) => edge + column * columnWidth;
  const curve = (fromId: string, toId: string) => {
    const [from, to] = [places.get(fromId), places.get(toId)];
    if (from === undefined || to === undefined) return '';
    const [x1, y1] = [leftOf(from) + box.width, topOf(from) + box.height / 2];
    const [x2, y2] = [leftOf(to), topOf(to) + box.height / 2];
    const middle = (x1 + x2) / 2;
    return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
  };
  const width = Math.max(0, kinds.length - 1) * columnWidth + box.width + 2 * edge;
  const hasMore = Object.keys(left).length > 0;
  const height = headHeight + (rows + (hasMore ? 1 : 0)) * rowHeight;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroller} aria-label={texts('graphHint')} tabIndex={0}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the region names it, and a title would be the tooltip of every node */}
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
        {edges.map(({ from, to }) => (
          <path key={`${from} ${to}`} className={classes.edge} d={curve(from, to)} />
        ))}
        {kinds.map((kind, column) => (
          <text key={kind} className={classes.head} x={leftOf({ column }) + box.width / 2} y={16}>
            {texts(`kinds.${kind}`)}
          </text>
        ))}
        {nodes.map((node) => (
          <g key={node.id} transform={`translate(${leftOf(node)} ${topOf(node)})`}>
            <NodeLink node={node}>
              <title>{node.id}</title>
              <rect
                className={classes.box}
                data-kind={node.kind}
                width={box.width}
                height={box.height}
                rx={6}
              />
              <text className={classes.label} x={box.width / 2} y={box.height / 2}>
                {written(node)}
              </text>
            </NodeLink>
          </g>
        ))}
        {kinds.map((kind, column) =>
          left[kind] === undefined ? null : (
            <text key={kind} className={classes.head} x={leftOf({ column }) + box.width / 2} y={height - 20}>
              {texts('more', { count: left[kind] })}
            </text>
          ),
        )}
      </svg>
    </section>
  );
}

/** What a lineage can begin with leads to that lineage. */
function NodeLink({ node, children }: { node: LineageNode; children: ReactNode }) {
  const beginning = beginnings[node.kind];
  if (beginning === undefined || node.beginsWith === undefined) return children;
  return (
    <Link className={classes.link} href={`/lineage?${beginning}=${encodeURIComponent(node.beginsWith)}`}>
      {children}
    </Link>
  );
}

const topOf = ({ row }: LineageNode) => headHeight + row * rowHeight;
