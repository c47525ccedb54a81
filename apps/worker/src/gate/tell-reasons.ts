import type { GateReason } from '@canopy/pipeline-contract';
import { tellEvidence } from './tell-evidence.js';

/** Reasons as one English sentence, for logs, tags and the chain. */
export function tellReasons([first, ...others]: readonly GateReason[]): string {
  if (first === undefined) return '';
  if (others.length === 0) return tell(first);
  const evidence = first.code === 'better' ? tellEvidence(first) : tell(first);
  return `${evidence}; but ${others.map(tell).join('; ')}`;
}

const points = (share: number) => `${(100 * share).toFixed(1)} points`;
const score = (share: number) => share.toFixed(4);

function tell(reason: GateReason): string {
  switch (reason.code) {
    case 'first_champion':
      return `accuracy ${score(reason.accuracy)}, and there was no champion`;
    case 'below_floor':
      return `accuracy ${score(reason.accuracy)} is below the floor of ${score(reason.floor)}`;
    case 'champion_damaged':
      return `accuracy ${score(reason.accuracy)}, and the champion is of no use: ${reason.detail}`;
    case 'champion_foreign':
      return `the champion cannot be judged here: ${reason.detail}`;
    case 'better':
      return `it is better: ${tellEvidence(reason)}`;
    case 'not_shown':
      return `it is not shown to be better: ${tellEvidence(reason)}`;
    case 'too_little':
      return 'this is too little to be promoted without a person';
    case 'class_loss':
      return `${reason.className} loses ${points(reason.loss)} of recall on ${reason.rows} rows, more than the ${points(reason.allowed)} that are allowed`;
    case 'less_balanced':
      return `macro F1 is lower by ${points(reason.loss)}`;
    case 'rolled_back_before':
      return `its bytes are those of version ${reason.version}, which was rolled back`;
    case 'promotions_held':
      return `promotions are held: ${reason.detail}`;
    case 'always_asked':
      return 'every promotion is asked about';
    case 'champion_changed':
      return `the champion was changed while this model was judged: ${reason.detail ?? tellChange(reason)}`;
    case 'unanswered':
      return `Nobody answered within ${reason.hours} hours.`;
    case 'withdrawn':
      return 'The question was withdrawn.';
    case 'overtaken':
      return tellOvertaking(reason);
    default:
      return reason satisfies never;
  }
}

function tellOvertaking(reason: Extract<GateReason, { code: 'overtaken' }>): string {
  const { approvedBy, approvedWhy } = reason;
  const change = `The champion is ${tellChange(reason)}.`;
  return approvedBy === undefined
    ? change
    : `${approvedBy} approved it (${approvedWhy}), but too late: ${change}`;
}

function tellChange({ judgedAgainst, champion }: { judgedAgainst?: string; champion?: string }): string {
  const named = (version: string | undefined) => (version === undefined ? 'none' : `version ${version}`);
  return `${named(champion)} now, and this model was judged against ${named(judgedAgainst)}`;
}
