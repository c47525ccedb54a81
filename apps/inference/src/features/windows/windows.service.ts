import type { PredictionWindow, WindowList, WindowQuestion, WindowSearch } from '@canopy/pipeline-contract';
import { DomainError } from '@canopy/service-kit/errors';
import { countWindow } from './count-window.js';
import type { WindowsRepository } from './windows.repository.js';

export interface WindowsService {
  list(search: WindowSearch): Promise<WindowList>;
  count(question: WindowQuestion): Promise<PredictionWindow>;
}

export interface WindowsDependencies {
  windows: WindowsRepository;
  /** Writes what the log has not written yet, so that a window that is over is complete. */
  flush: () => Promise<void>;
  classCount: number;
}

export function createWindowsService({ windows, flush, classCount }: WindowsDependencies): WindowsService {
  return {
    async list({ width_seconds: widthSeconds, from, to, labelled_since: since }) {
      if (from !== undefined && to !== undefined) requireForward({ from, to });
      await flush();
      const [predicted, labelled] = await Promise.all([
        from === undefined || to === undefined
          ? []
          : windows.listPredicted({ widthSeconds, from: new Date(from), to: new Date(to) }),
        since === undefined ? [] : windows.listLabelled({ widthSeconds, since: new Date(since) }),
      ]);
      return { predicted, labelled };
    },
    async count(question) {
      requireForward(question);
      return countWindow(windows, question, classCount);
    },
  };
}

function requireForward({ from, to }: { from: string; to: string }): void {
  if (Date.parse(from) <= Date.parse(to)) return;
  throw new DomainError('invalid', `A window does not end before it begins, found from ${from} to ${to}.`);
}
