'use client';

import { usePolled } from '../../ui/use-polled';
import type { Decisions } from './decisions';

export const decisionsPath = '/api/decisions';

/** The newest decisions, or those before a position. */
export const useDecisions = (before?: string) =>
  usePolled<Decisions>(before === undefined ? decisionsPath : `${decisionsPath}?before=${before}`);
