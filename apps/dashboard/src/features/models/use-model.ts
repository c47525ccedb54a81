'use client';

import { usePolled } from '../../ui/use-polled';
import type { ModelCard } from './model-card';

export const useModel = (version: string) =>
  usePolled<ModelCard>(`/api/models/${encodeURIComponent(version)}`);
