'use client';

import type { GateReason } from '@canopy/pipeline-contract';
import { useFormatter, useTranslations } from 'use-intl';
import { useFormats } from '../../ui/use-formats';
import { useCoverName } from '../models';

/** Says a reason of the gate in the reader's language; in brief, without the numbers of the evidence. */
export function useReasonWords(isBrief = false): (reason: GateReason) => string {
  const texts = useTranslations('reasons');
  const { share, difference } = useFormats();
  const tellEvidence = useEvidenceWords();
  const coverName = useCoverName();
  const gainOf = ({ gain, version }: Evidence) => ({ gain: difference(gain), version });
  return (reason) => {
    switch (reason.code) {
      case 'first_champion':
        return texts('first_champion', { accuracy: share(reason.accuracy) });
      case 'below_floor':
        return texts('below_floor', { accuracy: share(reason.accuracy), floor: share(reason.floor) });
      case 'champion_damaged':
        return texts('champion_damaged', { accuracy: share(reason.accuracy), detail: reason.detail });
      case 'champion_foreign':
      case 'promotions_held':
      case 'champion_changed':
        return texts(reason.code, { detail: reason.detail });
      case 'better':
      case 'not_shown':
        return `${texts(reason.code)} ${isBrief ? texts('gain', gainOf(reason)) : tellEvidence(reason)}`;
      case 'class_loss':
        return texts('class_loss', {
          name: coverName(reason.label),
          loss: share(reason.loss),
          rows: reason.rows,
          allowed: share(reason.allowed),
        });
      case 'less_balanced':
        return texts('less_balanced', { loss: difference(-reason.loss) });
      case 'rolled_back_before':
        return texts('rolled_back_before', { version: reason.version });
      case 'unanswered':
        return texts('unanswered', { hours: reason.hours });
      case 'overtaken': {
        const { judgedAgainst = '–', champion = '–', approvedBy, approvedWhy = '' } = reason;
        const change = texts('overtaken', { judgedAgainst, champion });
        return approvedBy === undefined
          ? change
          : `${texts('too_late', { approvedBy, approvedWhy })} ${change}`;
      }
      case 'too_little':
      case 'always_asked':
      case 'withdrawn':
        return texts(reason.code);
      default:
        return reason satisfies never;
    }
  };
}

type Evidence = Extract<GateReason, { code: 'better' | 'not_shown' }>;

function useEvidenceWords(): (evidence: Evidence) => string {
  const texts = useTranslations('reasons');
  const format = useFormatter();
  const { count, difference } = useFormats();
  // Above a million the digits say less than their number.
  const eValue = (logarithm: number) => {
    const decimal = logarithm / Math.LN10;
    return decimal >= 6
      ? `10^${format.number(decimal, { maximumFractionDigits: 1 })}`
      : format.number(Math.exp(logarithm), { maximumSignificantDigits: 3 });
  };
  return (of) =>
    texts('evidence', {
      version: of.version,
      gain: difference(of.gain),
      low: difference(of.low),
      high: difference(of.high),
      wins: count(of.wins),
      losses: count(of.losses),
      found: eValue(of.logEvidence),
      needed: eValue(of.logNeeded),
      look: count(of.look),
      freshWins: count(of.freshWins),
      freshLosses: count(of.freshLosses),
      freshRows: count(of.freshRows),
    });
}
