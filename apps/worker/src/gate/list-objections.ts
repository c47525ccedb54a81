import type { GateWeighing } from '@canopy/pipeline-contract';
import type { PromotionFacts } from './promotion-facts.js';

/** What speaks against a promotion that the evidence would allow, each as the end of a sentence that begins with "but". */
export function listObjections(
  { policy, hold, rolledBack }: PromotionFacts,
  { verdict, classes, isLessBalanced, f1Macro }: GateWeighing,
  classNames: readonly string[],
): string[] {
  const points = (share: number) => `${(100 * share).toFixed(1)} points`;
  return [
    ...(verdict === 'perhaps' ? ['this is too little to be promoted without a person'] : []),
    ...classes
      .filter(({ isTooGreat }) => isTooGreat)
      .map(
        ({ label, loss, rows }) =>
          `${classNames[label] ?? `class ${label}`} loses ${points(loss)} of recall on ${rows} rows, more than the ${points(policy.classLoss)} that are allowed`,
      ),
    ...(isLessBalanced ? [`macro F1 is lower by ${points(-f1Macro.estimate)}`] : []),
    ...(rolledBack === null ? [] : [`its bytes are those of version ${rolledBack}, which was rolled back`]),
    ...(hold === null ? [] : [`promotions are held: ${hold}`]),
    ...(policy.approval === 'always' ? ['every promotion is asked about'] : []),
  ];
}
