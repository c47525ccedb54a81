'use client';

import type { SurrogateNode } from '@canopy/pipeline-contract';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../ui/use-formats';
import classes from './surrogate.module.css';
import { topClass } from './top-class';
import { useConditions } from './use-conditions';
import { useCoverName } from './use-cover-name';

interface BranchProps {
  nodes: readonly SurrogateNode[];
  place: number;
  /** What is true of every row that comes here; nothing at the root. */
  condition?: string;
}

/** A node and all that follows from it, as an item of a list. */
export function SurrogateBranch({ nodes, place, condition }: BranchProps) {
  const texts = useTranslations('models.surrogate');
  const conditionsOf = useConditions();
  const node = nodes[place];
  if (node === undefined) return null;
  const { question } = node;
  const conditions = question && conditionsOf(question);
  return (
    <li className={classes.branch}>
      <div className={classes.node} data-leaf={question === undefined || undefined}>
        <span className={classes.condition}>{condition ?? texts('root')}</span>
        <Verdict node={node} />
      </div>
      {question && conditions && (
        <ul className={classes.branches}>
          <SurrogateBranch nodes={nodes} place={question.left} condition={conditions.left} />
          <SurrogateBranch nodes={nodes} place={question.right} condition={conditions.right} />
        </ul>
      )}
    </li>
  );
}

/** The most frequent class of a node and its share. */
function Verdict({ node }: { node: SurrogateNode }) {
  const texts = useTranslations('models.surrogate');
  const nameOf = useCoverName();
  const { wholeShare } = useFormats();
  const { label, share } = topClass(node.classShares);
  return (
    <span className={classes.verdict}>
      <span className={classes.track} aria-hidden>
        <span className={classes.bar} style={{ width: `${100 * share}%` }} />
      </span>
      <span>
        <span className={classes.cover}>{nameOf(label)}</span> {wholeShare(share)}{' '}
        <span className={classes.rows}>{texts('rows', { rows: node.rows })}</span>
      </span>
    </span>
  );
}
