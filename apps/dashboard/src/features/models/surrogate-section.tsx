'use client';

import type { SurrogateTree } from '@canopy/pipeline-contract';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Section } from '../../ui/section';
import { useFormats } from '../../ui/use-formats';
import classes from './surrogate.module.css';
import { SurrogateBranch } from './surrogate-branch';

/** A tree that a person can read, in place of hundreds that nobody can. */
export function SurrogateSection({ surrogate }: { surrogate: SurrogateTree | undefined }) {
  const texts = useTranslations('models.surrogate');
  const { share, count } = useFormats();
  if (surrogate === undefined) {
    return (
      <Section title={texts('title')}>
        <EmptyNote>{texts('empty')}</EmptyNote>
      </Section>
    );
  }
  const { fidelity, accuracy, holdoutRows, nodes } = surrogate;
  return (
    <Section
      title={texts('title')}
      lead={texts('lead', {
        fidelity: share(fidelity),
        accuracy: share(accuracy),
        holdout: count(holdoutRows),
        grown: count(nodes[0]?.rows ?? 0),
      })}
    >
      <ul className={classes.tree} aria-label={texts('title')}>
        <SurrogateBranch nodes={nodes} place={0} />
      </ul>
    </Section>
  );
}
