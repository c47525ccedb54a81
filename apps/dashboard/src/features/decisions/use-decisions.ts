'use client';

import { usePolled } from '../../ui/use-polled';
import type { Decisions } from './decisions';

export const decisionsPath = '/api/decisions';

export const useDecisions = () => usePolled<Decisions>(decisionsPath);
