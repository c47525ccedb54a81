'use client';

import { usePolled } from '../../ui/use-polled';
import type { Serving } from './serving';

export const servingPath = '/api/serving';

export const useServing = () => usePolled<Serving>(servingPath);
