'use client';

import { usePolled } from '../../ui/use-polled';
import type { ServicesAnswer } from './service-health';

export const servicesPath = '/api/services';

export const useServices = () => usePolled<ServicesAnswer>(servicesPath);
