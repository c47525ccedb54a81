import { closeOvertaken } from '../registration/close-overtaken.js';
import type { Questions } from '../registration/create-questions.js';
import { type ApplyPolicyDependencies, applyPolicy } from '../watch/apply-policy.js';
import { checkBreaker } from '../watch/check-breaker.js';
import { type DeliverAlertsDependencies, deliverAlerts } from '../watch/deliver-alerts.js';
import { type FindWindowsDependencies, findWindows } from '../watch/find-windows.js';
import { type JudgeWindowDependencies, judgeWindow } from '../watch/judge-window.js';
import { attend } from './attend.js';
import type { WatchActivities } from './contract/watch.js';

export type WatchDependencies = FindWindowsDependencies &
  JudgeWindowDependencies &
  ApplyPolicyDependencies &
  DeliverAlertsDependencies & { questions: Questions };

export function createWatchActivities(dependencies: WatchDependencies): WatchActivities {
  return {
    findWindows: (input) => attend(({ signal }) => findWindows(dependencies, input, signal)),
    judgeWindow: (input) => attend(({ signal }) => judgeWindow(dependencies, input, signal)),
    applyPolicy: (input) => applyPolicy(dependencies, input),
    checkBreaker: (input) => checkBreaker(dependencies, input),
    closeOvertaken: ({ modelName }) => attend(() => closeOvertaken(dependencies, modelName)),
    deliverAlerts: () => attend(({ signal }) => deliverAlerts(dependencies, signal)),
  };
}
