import { type Difference, differenceOfJoint } from '../comparison/bootstrap-difference.js';
import type { JointAnswer } from '../comparison/count-joint-answers.js';
import { countJointWins, type Wins } from '../comparison/count-wins.js';
import { type McNemarTest, testMcNemar } from '../comparison/test-mcnemar.js';
import { weighWins } from '../comparison/weigh-wins.js';
import { createRandom } from './create-random.js';
import type { GatePolicy } from './gate-policy.js';
import { levelOfLook } from './level-of-look.js';
import { type ClassLoss, measureClassLosses } from './measure-class-losses.js';

export interface GateQuestion {
  readonly classCount: number;
  /** Every hold-out row. */
  readonly all: readonly JointAnswer[];
  /** The hold-out rows that nobody had seen when the champion was chosen. They alone are evidence for a promotion. */
  readonly fresh: readonly JointAnswer[];
  /** Which candidate it is that this champion is compared with, from 1. No two may have the same number. */
  readonly look: number;
  /** Seeds the bootstrap. */
  readonly seed: readonly [number, number, number];
}

/** What the rows say of a candidate and the champion. */
export interface Weighing {
  readonly rows: number;
  readonly wins: Wins;
  /** For one look; the promise over all of them rests on `logEvidence`. */
  readonly mcNemar: McNemarTest;
  /** Candidate less champion, with intervals that hold the true difference in 95 of 100 cases. */
  readonly accuracy: Difference;
  readonly f1Macro: Difference;
  readonly freshRows: number;
  readonly freshWins: Wins;
  /** Of the fresh rows, as the natural logarithm of an e-value. */
  readonly logEvidence: number;
  /** What a promotion asks of it at this look. */
  readonly logNeeded: number;
  readonly classes: readonly ClassLoss[];
  /** `better`: promoted if nothing speaks against it. `perhaps`: worth a person's look by the policy. */
  readonly verdict: 'better' | 'perhaps' | 'not shown';
  /** Whether macro F1 is lower by more than chance. */
  readonly isLessBalanced: boolean;
}

const sampleCount = 1000;
const intervalLevel = 0.95;
const classLevel = 0.05;

/**
 * Weighs a candidate against the champion on rows that neither was trained on.
 *
 * The promise. While one champion stays, it is fixed before the fresh rows come, and so is the way in which each candidate was trained; a
 * candidate that is no better reaches an e-value of 1/α with a chance of at most α (Markov's inequality; Vovk and Wang, "E-values",
 * Annals of Statistics 49, 2021), however the candidates depend on each other. The α of all looks add up to
 * `falsePromotions` (`levelOfLook`), which so bounds the chance that the champion is ever replaced by one that is no better. Each
 * new champion begins anew, on rows that were not there when it was chosen: expected false promotions ≤ `falsePromotions` ×
 * (1 + changes of the champion), the error rate mFDR of Foster and Stine ("α-investing", JRSS B 70, 2008), by renewal as in LORD (Javanmard
 * and Montanari, Annals of Statistics 46, 2018), with e-values as in Xu and Ramdas ("Online multiple testing with e-values", AISTATS 2024).
 */
export function weighCandidate(question: GateQuestion, policy: GatePolicy): Weighing {
  const { classCount, all, fresh, look } = question;
  const wins = countJointWins(all);
  const freshWins = countJointWins(fresh);
  const difference = differenceOfJoint(all, {
    classCount,
    sampleCount,
    level: intervalLevel,
    random: createRandom(question.seed),
  });
  const logEvidence = weighWins(freshWins);
  const logNeeded = -Math.log(levelOfLook(policy.falsePromotions, look));
  const isPerhaps = policy.askFrom > 0 && logEvidence >= Math.log(policy.askFrom);
  return {
    rows: countRows(all),
    wins,
    mcNemar: testMcNemar(wins),
    ...difference,
    freshRows: countRows(fresh),
    freshWins,
    logEvidence,
    logNeeded,
    classes: measureClassLosses(all, { classCount, allowed: policy.classLoss, level: classLevel }),
    verdict: logEvidence >= logNeeded ? 'better' : isPerhaps ? 'perhaps' : 'not shown',
    isLessBalanced: difference.f1Macro.high < 0,
  };
}

const countRows = (joint: readonly JointAnswer[]) => joint.reduce((sum, { rowCount }) => sum + rowCount, 0);
