export { applyCalibration } from './calibration/apply-calibration.js';
export type { Calibration } from './calibration/calibration.js';
export { fitCalibration } from './calibration/fit-calibration.js';
export { measureBrierScore } from './calibration/measure-brier-score.js';
export { measureCalibrationError } from './calibration/measure-calibration-error.js';
export { countConfusions } from './classification/count-confusions.js';
export {
  type ClassifierAnswers,
  type ClassifierEvaluation,
  evaluateClassifier,
} from './classification/evaluate-classifier.js';
export { measureAccuracy } from './classification/measure-accuracy.js';
export { type ClassMeasures, measureClasses } from './classification/measure-classes.js';
export { measureF1Macro } from './classification/measure-f1-macro.js';
export { measureLogLoss } from './classification/measure-log-loss.js';
export { predictLabels } from './classification/predict-labels.js';
export {
  type BootstrapOptions,
  bootstrapDifference,
  type Difference,
} from './comparison/bootstrap-difference.js';
export { countJointAnswers, type JointAnswer } from './comparison/count-joint-answers.js';
export { countWins, type Wins } from './comparison/count-wins.js';
export type { PairedAnswers } from './comparison/paired-answers.js';
export { type McNemarTest, testMcNemar } from './comparison/test-mcnemar.js';
export { weighWins } from './comparison/weigh-wins.js';
export { calibrateConformal } from './conformal/calibrate-conformal.js';
export { calibrateConformalByClass } from './conformal/calibrate-conformal-by-class.js';
export { predictionSet } from './conformal/prediction-set.js';
export { scoreLabels } from './conformal/score-labels.js';
export { adjustForFalseDiscoveries } from './drift/adjust-for-false-discoveries.js';
export {
  type ColumnDrift,
  type ComparedColumn,
  type DriftVerdict,
  fewestRows,
  judgeDrift,
} from './drift/judge-drift.js';
export { limitPsi, type PsiSizes } from './drift/limit-psi.js';
export { measureJensenShannon } from './drift/measure-jensen-shannon.js';
export { measurePsi } from './drift/measure-psi.js';
export { type CountedValues, measureWasserstein } from './drift/measure-wasserstein.js';
export { type HomogeneityTest, testHomogeneity } from './drift/test-homogeneity.js';
export type { TwoSamples } from './drift/two-samples.js';
export { expectConfusions } from './estimate/expect-confusions.js';
export { intervalOfShare } from './estimate/interval-of-share.js';
export { chanceOfPromotion, type TrueDifference } from './gate/chance-of-promotion.js';
export { createRandom } from './gate/create-random.js';
export type { GatePolicy } from './gate/gate-policy.js';
export { levelOfLook } from './gate/level-of-look.js';
export type { ClassLoss } from './gate/measure-class-losses.js';
export { byEvidence, type RetrainingStream, simulateRetrainings } from './gate/simulate-retrainings.js';
export { type PromotionPlan, ticksToPromotion } from './gate/ticks-to-promotion.js';
export { type GateQuestion, type Weighing, weighCandidate } from './gate/weigh-candidate.js';
export { type Group, type NewGroupTest, testNewGroup } from './novelty/test-new-group.js';
export { testShareAbove } from './novelty/test-share-above.js';
export {
  type Companion,
  type Exchange,
  type JointCounts,
  weighExchanges,
} from './novelty/weigh-exchanges.js';
export { type Excess, weighExcess } from './sequential/weigh-excess.js';
export { StatisticsInputError } from './statistics-input-error.js';
