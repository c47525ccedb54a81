'use client';

import type { GateReason } from '@canopy/pipeline-contract';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { useFormats } from '../../ui/use-formats';
import { useCoverName } from '../models';
import { useAlertWords } from '../watch';

/** Says a reason of the gate in the reader's language; in brief, without the numbers of the evidence. */
export function useReasonWords(isBrief = false): (reason: GateReason) => string {
  const texts = useTranslations('reasons');
  const { share, difference } = useFormats();
  const tellEvidence = useEvidenceWords();
  const coverName = useCoverName();
  const tellFault = useFaultWords();
  const tellAlert = useAlertWords(isBrief);
  const tellChange = ({ judgedAgainst = '–', champion = '–' }: Change) =>
    texts('overtaken', { judgedAgainst, champion });
  const gainOf = ({ gain, version }: Evidence) => ({ gain: difference(gain), version });
  return (reason) => {
    switch (reason.code) {
      case 'first_champion':
        return texts('first_champion', { accuracy: share(reason.accuracy) });
      case 'below_floor':
        return texts('below_floor', { accuracy: share(reason.accuracy), floor: share(reason.floor) });
      case 'champion_damaged':
        return texts('champion_damaged', { accuracy: share(reason.accuracy), detail: tellFault(reason) });
      case 'champion_foreign':
        return texts('champion_foreign', { detail: tellFault(reason) });
      case 'promotions_held':
        return texts('promotions_held', {
          detail: reason.watched === undefined ? reason.detail : tellAlert(reason.watched),
        });
      case 'champion_changed':
        return texts('champion_changed', { detail: reason.detail ?? tellChange(reason) });
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
        const { approvedBy, approvedWhy = '' } = reason;
        const change = tellChange(reason);
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

type Change = Pick<Extract<GateReason, { code: 'overtaken' }>, 'judgedAgainst' | 'champion'>;
type Faulty = Extract<GateReason, { code: 'champion_damaged' | 'champion_foreign' }>;

/** What is wrong with a champion; older reasons have it in English alone. */
function useFaultWords(): (reason: Faulty) => string {
  const texts = useTranslations('reasons.faults');
  const list = new Intl.ListFormat(useLocale());
  return ({ fault, detail }) => {
    switch (fault?.code) {
      case undefined:
        return detail;
      case 'other_features':
        return texts('other_features', { version: fault.version, features: list.format(fault.features) });
      case 'no_forest':
        return texts('no_forest', { version: fault.version, file: fault.file });
      case 'unreadable':
        return texts('unreadable', { version: fault.version });
      default:
        return fault satisfies never;
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
