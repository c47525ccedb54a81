'use client';

import { usePolled } from '../../ui/use-polled';
import type { Samples } from './samples';

export const useSamples = () => usePolled<Samples>('/api/samples');
