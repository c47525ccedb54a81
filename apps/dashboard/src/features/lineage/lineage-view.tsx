'use client';

import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyNote } from '../../ui/empty-note';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { usePolled } from '../../ui/use-polled';
import { useChampion } from '../champion';
import type { Lineage } from './lineage';
import { lineageBeginnings, type NamedSubject } from './lineage-beginnings';
import { LineageGraph } from './lineage-graph';
import { LineageTables } from './lineage-tables';
import classes from './lineage-view.module.css';

/** Where a version or an answer came from and what became of it, or the same of a batch or a row. It begins with the champion. */
export function LineageView({ subject }: { subject: NamedSubject | undefined }) {
  const texts = useTranslations('lineage');
  const { data } = useChampion();
  const champion = data?.champion?.version;
  const shown = subject ?? (champion === undefined ? undefined : (['version', champion] as NamedSubject));
  const [beginning, name] = shown ?? ['version', ''];
  return (
    <Stack gap="lg">
      <Section title={texts('pick')}>
        <Picker key={`${beginning} ${name}`} beginning={beginning} name={name} />
      </Section>
      {shown !== undefined && <Found subject={shown} />}
      {shown === undefined && data !== undefined && <EmptyNote>{texts('empty')}</EmptyNote>}
    </Stack>
  );
}

/** A form of its own, so that what is picked is an address that can be kept. */
function Picker({ beginning: first, name }: { beginning: NamedSubject[0]; name: string }) {
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
        <TextInput
          key={beginning}
          name={beginning}
          label={texts('named')}
          placeholder={texts(`forms.${beginning}`)}
          defaultValue={beginning === first ? name : ''}
          required
          withAsterisk={false}
          className={classes.named ?? ''}
        />
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
