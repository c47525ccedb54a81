'use client';

import { usePolled } from '../../ui/use-polled';
import type { Backfill } from './backfill';

export const backfillPath = '/api/backfill';

export const useBackfill = () => usePolled<Backfill>(backfillPath);
