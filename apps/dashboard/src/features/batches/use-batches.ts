'use client';

import { usePolled } from '../../ui/use-polled';
import type { Batches } from './batches';

export const batchesPath = '/api/batches';

export const useBatches = () => usePolled<Batches>(batchesPath);
