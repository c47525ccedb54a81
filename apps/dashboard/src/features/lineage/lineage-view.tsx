'use client';

import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
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
        <Picker beginning={subject?.[0] ?? 'version'} />
      </Section>
      {subject !== undefined && <Found subject={subject} />}
    </Stack>
  );
}

/** A form of its own, so that what is picked is an address that can be kept. */
function Picker({ beginning: first }: { beginning: NamedSubject[0] }) {
  const texts = useTranslations('lineage');
  const [beginning, setBeginning] = useState(first);
  return (
    <form action="/lineage">
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={texts('beginWith')}
          value={beginning}
          data={lineageBeginnings.map((value) => ({ value, label: texts(`beginnings.${value}`) }))}
          onChange={({ currentTarget: { selectedIndex } }) =>
            setBeginning(lineageBeginnings[selectedIndex] ?? first)
          }
        />
        <TextInput name={beginning} label={texts('named')} required withAsterisk={false} />
        <Button type="submit" variant="default">
          {texts('show')}
        </Button>
      </Group>
    </form>
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
