'use client';

import type { GateReason } from '@canopy/pipeline-contract';
import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import { useReasonWords } from './use-reason-words';

/** What tracking says of a move for which a client gave no reason. */
const moveKeys: Readonly<Record<string, keyof (typeof en)['decisions']['moves']>> = {
  'The alias was set.': 'set',
  'The alias was deleted.': 'deleted',
  'The model was renamed.': 'renamed',
  'The model was deleted.': 'modelDeleted',
  'The version was deleted.': 'versionDeleted',
};

interface DecisionWhyProps {
  /** As the decision has it. */
  why: string;
  reasons?: readonly GateReason[] | undefined;
  /** Without the numbers of the evidence, which stand with the decision. */
  isBrief?: boolean;
}

/** Why something was decided, in the reader's language; in the words of the decision where these are a person's, or older. */
export function DecisionWhy({ why, reasons = [], isBrief = false }: DecisionWhyProps) {
  const tell = useReasonWords(isBrief);
  const moves = useTranslations('decisions.moves');
  const move = moveKeys[why];
  if (move !== undefined) return moves(move);
  if (reasons.length === 0) return <span lang="en">{why}</span>;
  return reasons.map((reason, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: what was decided never changes
    <div key={place}>{tell(reason)}</div>
  ));
}
