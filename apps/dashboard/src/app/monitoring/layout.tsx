import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { messagesOf } from '../../messages/messages-of';
import { readLocale } from '../../server/read-locale';
import { PageHeader } from '../../ui/page-header';
import { SubViews } from '../../ui/sub-views';

export default async function MonitoringLayout({ children }: { children: ReactNode }) {
  const { monitoring } = messagesOf(await readLocale());
  const { verdict, drift, accuracy, runs } = monitoring.views;
  return (
    <Stack gap="lg">
      <PageHeader title={monitoring.title} lead={monitoring.lead} />
      <SubViews
        name={monitoring.title}
        views={[
          { href: '/monitoring', label: verdict },
          { href: '/monitoring/drift', label: drift },
          { href: '/monitoring/accuracy', label: accuracy },
          { href: '/monitoring/runs', label: runs },
        ]}
      />
      {children}
    </Stack>
  );
}
