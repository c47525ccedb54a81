import { covertypePipeline, PipelineResult } from '@canopy/pipeline-contract';
import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { Value } from 'typebox/value';
import type { Temporal } from '../../server/create-temporal';
import { describeError } from '../../server/describe-error';
import { readStep } from './read-step';
import type { Tick } from './tick';

const shownTicks = 20;
const rememberedEndings = 200;

type Ending = Pick<Tick, 'result' | 'failure'>;

const statuses: Record<string, Tick['status']> = {
  RUNNING: 'running',
  PAUSED: 'running',
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
  TIMED_OUT: 'timed_out',
};

/** Reads the latest runs of the pipeline from Temporal, newest first. How a run ended is asked for once. */
export function createTickReader(temporal: Temporal, temporalUi: string): () => Promise<Tick[]> {
  const endings = new Map<string, Ending>();

  async function readEnding(client: Client, { workflowId, runId }: WorkflowExecutionInfo): Promise<Ending> {
    const known = endings.get(runId);
    if (known !== undefined) return known;
    const ending = await askEnding(client, workflowId, runId);
    endings.set(runId, ending);
    const oldest = endings.keys().next().value;
    if (endings.size > rememberedEndings && oldest !== undefined) endings.delete(oldest);
    return ending;
  }

  async function toTick(client: Client, info: WorkflowExecutionInfo): Promise<Tick> {
    const { workflowId, runId, startTime, closeTime } = info;
    const status = statuses[info.status.name] ?? 'running';
    const path = `workflows/${encodeURIComponent(workflowId)}/${runId}`;
    const tick: Tick = {
      workflowId,
      runId,
      page: `${temporalUi}/namespaces/${temporal.namespace}/${path}`,
      status,
      startedAt: startTime.toISOString(),
    };
    if (status === 'running') {
      const { raw } = await client.workflow.getHandle(workflowId, runId).describe();
      const step = readStep(raw);
      return step === undefined ? tick : { ...tick, step };
    }
    const ended = { ...tick, ...(closeTime === undefined ? {} : { endedAt: closeTime.toISOString() }) };
    if (status === 'terminated' || status === 'timed_out') return ended;
    return { ...ended, ...(await readEnding(client, info)) };
  }

  return () =>
    temporal.ask(async (client) => {
      const infos: WorkflowExecutionInfo[] = [];
      const query = `WorkflowType = '${covertypePipeline}'`;
      for await (const info of client.workflow.list({ query, pageSize: shownTicks })) {
        infos.push(info);
        if (infos.length === shownTicks) break;
      }
      return Promise.all(infos.map((info) => toTick(client, info)));
    });
}

async function askEnding(client: Client, workflowId: string, runId: string): Promise<Ending> {
  try {
    const result: unknown = await client.workflow.getHandle(workflowId, runId).result();
    return Value.Check(PipelineResult, result) ? { result } : {};
  } catch (error) {
    if (error instanceof Error && error.name === 'WorkflowFailedError')
      return { failure: describeError(error) };
    throw error;
  }
}
