'use client';

import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { usePolled } from '../../ui/use-polled';
import type { Lineage, LineageSubject } from './lineage';
import { LineageGraph } from './lineage-graph';
import { LineageTables } from './lineage-tables';

/** Where a version came from and what became of it, or the same of a batch. */
export function LineageView({ subject }: { subject: LineageSubject | undefined }) {
  const texts = useTranslations('lineage');
  return (
    <Stack gap="lg">
      <Section title={texts('pick')}>
        <Group gap="lg" align="flex-end">
          <form action="/lineage">
            <Group gap="xs" align="flex-end">
              <TextInput name="version" label={texts('version')} inputMode="numeric" required />
              <Button type="submit" variant="default">
                {texts('show')}
              </Button>
            </Group>
          </form>
          <form action="/lineage">
            <Group gap="xs" align="flex-end">
              <TextInput name="batch" label={texts('batch')} required />
              <Button type="submit" variant="default">
                {texts('show')}
              </Button>
            </Group>
          </form>
        </Group>
      </Section>
      {subject !== undefined && <Found subject={subject} />}
    </Stack>
  );
}

function Found({ subject }: { subject: LineageSubject }) {
  const texts = useTranslations('lineage');
  const path =
    'batch' in subject ? `batch/${encodeURIComponent(subject.batch)}` : `version/${subject.version}`;
  const title =
    'batch' in subject
      ? texts('ofBatch', { batch: subject.batch })
      : texts('ofVersion', { version: subject.version });
  return (
    <Polled query={usePolled<Lineage>(`/api/lineage/${path}`)} height={300}>
      {(lineage) => (
        <Stack gap="lg">
          <Section title={title}>
            <LineageGraph lineage={lineage} />
          </Section>
          <LineageTables lineage={lineage} />
        </Stack>
      )}
    </Polled>
  );
}
