'use client';

import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { usePolled } from '../../ui/use-polled';
import type { Lineage } from './lineage';
import { lineageBeginnings, type NamedSubject } from './lineage-beginnings';
import { LineageGraph } from './lineage-graph';
import { LineageTables } from './lineage-tables';

/** Where a version or an answer came from and what became of it, or the same of a batch or a row. */
export function LineageView({ subject }: { subject: NamedSubject | undefined }) {
  const texts = useTranslations('lineage');
  return (
    <Stack gap="lg">
      <Section title={texts('pick')}>
        <Group gap="lg" align="flex-end">
          {lineageBeginnings.map((beginning) => (
            <form key={beginning} action="/lineage">
              <Group gap="xs" align="flex-end">
                <TextInput name={beginning} label={texts(`beginnings.${beginning}`)} required />
                <Button type="submit" variant="default">
                  {texts('show')}
                </Button>
              </Group>
            </form>
          ))}
        </Group>
      </Section>
      {subject !== undefined && <Found subject={subject} />}
    </Stack>
  );
}

function Found({ subject }: { subject: NamedSubject }) {
  const texts = useTranslations('lineage');
  const [beginning, name] = subject;
  const path = `/api/lineage/${beginning}/${encodeURIComponent(name)}`;
  return (
    <Polled query={usePolled<Lineage>(path)} height={300}>
      {(lineage) => (
        <Stack gap="lg">
          <Section title={texts(`of.${beginning}`, { name })}>
            <LineageGraph lineage={lineage} />
          </Section>
          <LineageTables lineage={lineage} />
        </Stack>
      )}
    </Polled>
  );
}
