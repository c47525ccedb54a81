import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { messagesOf } from '../../../messages/messages-of';
import { readLocale } from '../../../server/read-locale';
import { PageHeader } from '../../../ui/page-header';
import { SubViews } from '../../../ui/sub-views';

export default async function ModelsLayout({ children }: { children: ReactNode }) {
  const { versions } = messagesOf(await readLocale());
  return (
    <Stack gap="lg">
      <PageHeader title={versions.title} lead={versions.lead} />
      <SubViews
        name={versions.title}
        views={[
          { href: '/models', label: versions.views.trainings },
          { href: '/models/decisions', label: versions.views.decisions },
        ]}
      />
      {children}
    </Stack>
  );
}
