import type { GateReason, GateWeighing } from '@canopy/pipeline-contract';
import type { PromotionFacts } from './promotion-facts.js';

/** What speaks against a promotion that the evidence would allow. */
export function listObjections(
  { policy, hold, watched, rolledBack }: PromotionFacts,
  { verdict, classes, isLessBalanced, f1Macro }: GateWeighing,
  classNames: readonly string[],
): GateReason[] {
  const reasons: (GateReason | false)[] = [
    verdict === 'perhaps' && { code: 'too_little' },
    ...classes
      .filter(({ isTooGreat }) => isTooGreat)
      .map(
        ({ label, loss, rows }): GateReason => ({
          code: 'class_loss',
          label,
          className: classNames[label] ?? `class ${label}`,
          loss,
          rows,
          allowed: policy.classLoss,
        }),
      ),
    isLessBalanced && { code: 'less_balanced', loss: -f1Macro.estimate },
    rolledBack !== null && { code: 'rolled_back_before', version: rolledBack },
    hold !== null && { code: 'promotions_held', detail: hold, ...(watched && { watched }) },
    policy.approval === 'always' && { code: 'always_asked' },
  ];
  return reasons.filter((reason) => reason !== false);
}
