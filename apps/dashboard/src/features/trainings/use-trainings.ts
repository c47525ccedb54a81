'use client';

import { usePolled } from '../../ui/use-polled';
import type { Training } from './training';

export const useTrainings = () => usePolled<Training[]>('/api/trainings');
