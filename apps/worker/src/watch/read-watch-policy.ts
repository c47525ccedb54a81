import { WatchAction, type WatchPolicy } from '@canopy/pipeline-contract';
import { Value } from 'typebox/value';

const known = WatchAction.anyOf.map((action) => action.const);

/**
 * The actions of a list such as `alert,retrain`; none for `none`.
 *
 * @returns the actions, or what is wrong with the list, to follow its key.
 */
export function readActions(text: string): WatchAction[] | string {
  const words = text.split(',').map((word) => word.trim());
  if (words.length === 1 && words[0] === 'none') return [];
  const actions = words.filter((word) => Value.Check(WatchAction, word));
  const unknown = words.filter((word) => !Value.Check(WatchAction, word));
  if (unknown.length > 0) return `must be none, or some of ${known.join(', ')}`;
  if (new Set(actions).size < actions.length) return 'names an action twice';
  if (actions.includes('hold') && actions.includes('retrain')) {
    return 'contradicts itself: "retrain" makes a model that "hold" keeps from being promoted';
  }
  if (actions.length === 1 && actions[0] === 'widen') {
    return 'contradicts itself: "widen" looks again before something is done, and nothing is to be done';
  }
  return actions;
}

/** What is wrong with a policy whose lists are right each by itself, or undefined. */
export function explainContradiction({ onDecay }: Pick<WatchPolicy, 'onDecay'>): string | undefined {
  return onDecay.includes('widen')
    ? 'WATCH_ON_DECAY cannot widen: labels come when they come, and more windows hold other models to account'
    : undefined;
}
