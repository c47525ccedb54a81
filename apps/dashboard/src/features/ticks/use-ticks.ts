'use client';

import { usePolled } from '../../ui/use-polled';
import type { Tick } from './tick';

export const useTicks = () => usePolled<Tick[]>('/api/ticks');
