import type { EndedRun, PipelineControl } from '../watch/create-pipeline-control.js';

export interface FakePipeline extends PipelineControl {
  /** Keys of the retrainings that were started. */
  retrainings: string[];
  /** The newest first. */
  ended: EndedRun[];
  pauseNote: string | undefined;
}

/** A pipeline and its schedule in memory. */
export function aPipelineControl(): FakePipeline {
  const state: FakePipeline = {
    retrainings: [],
    ended: [],
    pauseNote: undefined,
    async retrainOnce(key) {
      if (state.retrainings.includes(key)) return false;
      state.retrainings.push(key);
      return true;
    },
    listEnded: async (limit) => state.ended.slice(0, limit),
    findPause: async () => ({ isPaused: state.pauseNote !== undefined, note: state.pauseNote }),
    async pause(note) {
      state.pauseNote = note;
    },
  };
  return state;
}
