import type { PipelineInput, WatchPolicy, WindowName } from '@canopy/pipeline-contract';
import type { DriftVerdict } from '@canopy/statistics';

export interface FindWindowsInput {
  windowSeconds: number;
}

/** The windows in which something is new, the oldest first. */
export type FoundWindows =
  | { status: 'found'; windows: WindowName[]; isMore: boolean }
  | { status: 'not_logged' | 'clock_behind'; reason: string };

export interface JudgeWindowInput {
  window: WindowName;
  modelName: string;
  policy: Pick<WatchPolicy, 'falseAlarmRate' | 'decayTolerance'>;
}

/** What became of a version in a window. */
export interface WindowJudgement extends WindowName {
  rows: number;
  /** `no_profile` when the version does not say what it was trained on. */
  verdict: DriftVerdict | 'no_profile';
  /** One sentence for a person. */
  sentence: string;
}

export interface ApplyPolicyInput {
  modelName: string;
  policy: WatchPolicy;
  /** That were judged just now. */
  news: WindowName[];
  pipeline: PipelineInput;
}

/** What was done, a sentence each. */
export interface PolicyActions {
  actions: string[];
}

export interface CheckBreakerInput {
  failures: number;
}

export interface CloseOvertakenInput {
  modelName: string;
}

export interface WatchActivities {
  findWindows(input: FindWindowsInput): Promise<FoundWindows>;
  judgeWindow(input: JudgeWindowInput): Promise<WindowJudgement>;
  applyPolicy(input: ApplyPolicyInput): Promise<PolicyActions>;
  checkBreaker(input: CheckBreakerInput): Promise<PolicyActions>;
  closeOvertaken(input: CloseOvertakenInput): Promise<PolicyActions>;
  deliverAlerts(): Promise<PolicyActions>;
}
