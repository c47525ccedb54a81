'use client';

import { usePolled } from '../../ui/use-polled';
import type { Schedule } from './schedule';

export const schedulePath = '/api/schedule';

export const useSchedule = () => usePolled<Schedule>(schedulePath);
