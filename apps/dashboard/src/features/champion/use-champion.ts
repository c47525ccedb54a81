'use client';

import { usePolled } from '../../ui/use-polled';
import type { ChampionAnswer } from './champion';

export const useChampion = () => usePolled<ChampionAnswer>('/api/champion');
