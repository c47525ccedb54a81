import { covertypePipeline, type PipelineInput, taskQueues } from '@canopy/pipeline-contract';
import { type Client, ScheduleNotFoundError, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';

/** How a run of the pipeline ended. */
export interface EndedRun {
  hasFailed: boolean;
  closedAt: Date;
}

/** What the watch may do with the pipeline. */
export interface PipelineControl {
  /** Starts a training on whatever rows there are, once a key. False when that was done before. */
  retrainOnce(key: string, settings: PipelineInput): Promise<boolean>;
  /** The last runs that ended, the newest first. */
  listEnded(limit: number): Promise<EndedRun[]>;
  /** Whether the schedule is paused; undefined when there is none. */
  findPause(): Promise<{ isPaused: boolean; note: string | undefined } | undefined>;
  pause(note: string): Promise<void>;
}

export function createPipelineControl(client: Client): PipelineControl {
  const schedule = client.schedule.getHandle(covertypePipeline);
  return {
    async retrainOnce(key, settings) {
      try {
        await client.workflow.start(covertypePipeline, {
          workflowId: `${covertypePipeline}-${key}`,
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          taskQueue: taskQueues.pipeline,
          args: [{ ...settings, minSampleIncrement: 0 }],
          staticSummary: `Started by the watch: ${key}`,
        });
        return true;
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
        throw error;
      }
    },
    async listEnded(limit) {
      const runs: EndedRun[] = [];
      const query = `WorkflowType = '${covertypePipeline}' AND ExecutionStatus != 'Running'`;
      for await (const { status, closeTime } of client.workflow.list({ query, pageSize: limit })) {
        if (closeTime !== undefined) {
          runs.push({
            hasFailed: status.name === 'FAILED' || status.name === 'TIMED_OUT',
            closedAt: closeTime,
          });
        }
        if (runs.length === limit) break;
      }
      return runs.sort((a, b) => b.closedAt.getTime() - a.closedAt.getTime());
    },
    async findPause() {
      try {
        const { state } = await schedule.describe();
        return { isPaused: state.paused, note: state.note };
      } catch (error) {
        if (error instanceof ScheduleNotFoundError) return undefined;
        throw error;
      }
    },
    pause: (note) => schedule.pause(note),
  };
}
