'use client';

import { SimpleGrid, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ExternalLink } from '../../ui/external-link';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { type ServicesAnswer, useServices } from '../services';

const windows = ['temporalUi', 'minioConsole', 'inferenceDocs', 'trackingDocs', 'dataApiDocs'] as const;

/** The other windows into the system. */
export function LinksSection() {
  const texts = useTranslations('control.links');
  return (
    <Section title={texts('title')}>
      <Polled query={useServices()} height={120}>
        {({ links }: ServicesAnswer) => (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md">
            {windows.map((window) => (
              <div key={window}>
                <ExternalLink href={links[window]}>{texts(window)}</ExternalLink>
                <Text fz="sm" c="dimmed">
                  {texts(`${window}Note`)}
                </Text>
              </div>
            ))}
          </SimpleGrid>
        )}
      </Polled>
    </Section>
  );
}
