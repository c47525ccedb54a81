'use client';

import { usePolled } from '../../ui/use-polled';
import type { Watch } from './watch';

export const useWatch = () => usePolled<Watch>('/api/watch');
