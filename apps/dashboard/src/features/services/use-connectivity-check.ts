'use client';

import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { requestJson } from '../../ui/request-json';
import type { RequestProblem } from '../../ui/request-problem';
import { useExplain } from '../../ui/use-explain';
import { judgeOverall } from './judge-overall';
import type { ServicesAnswer } from './service-health';
import { servicesPath } from './use-services';

/** Looks at every service now and says in one sentence what was found. */
export function useConnectivityCheck() {
  const texts = useTranslations('control');
  const queries = useQueryClient();
  const explain = useExplain();
  return useMutation<ServicesAnswer, RequestProblem>({
    mutationFn: () => requestJson<ServicesAnswer>(servicesPath),
    onSuccess(answer) {
      queries.setQueryData([servicesPath], answer);
      const { state, upCount, serviceCount, troubled } = judgeOverall(answer.services);
      const slowest = answer.services.toSorted((a, b) => b.latencyMs - a.latencyMs)[0];
      if (state === 'up' && slowest !== undefined) {
        const values = { count: serviceCount, slowest: texts(`serviceNames.${slowest.id}`) };
        const message = texts('services.checkedAll', { ...values, milliseconds: slowest.latencyMs });
        notifications.show({ message, color: 'forest' });
        return;
      }
      const names = troubled.map(({ id }) => texts(`serviceNames.${id}`)).join(', ');
      const message = texts('services.checkedTroubled', { up: upCount, count: serviceCount, names });
      notifications.show({ message, color: state === 'down' ? 'red' : 'yellow', autoClose: 12_000 });
    },
    onError(problem) {
      const { what, fix } = explain(problem);
      notifications.show({ title: what, message: fix, color: 'red' });
    },
  });
}
