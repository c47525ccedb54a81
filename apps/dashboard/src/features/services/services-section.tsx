'use client';

import { Button, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { DataTable, type TableColumn } from '../../ui/data-table';
import { Polled } from '../../ui/polled';
import { Section } from '../../ui/section';
import { ToneBadge } from '../../ui/tone-badge';
import { useFormats } from '../../ui/use-formats';
import type { ServiceHealth } from './service-health';
import classes from './services-section.module.css';
import { toneOf } from './tone-of';
import { useConnectivityCheck } from './use-connectivity-check';
import { useServices } from './use-services';

/** Every part of the system: whether it is well, how fast it answers, and what to do when it is not. */
export function ServicesSection() {
  const texts = useTranslations('control');
  const states = useTranslations('states');
  const { duration } = useFormats();
  const query = useServices();
  const check = useConnectivityCheck();

  const logs = query.data?.logFolder ?? '';

  const columns: TableColumn<ServiceHealth>[] = [
    {
      header: texts('services.service'),
      cell: ({ id }) => (
        <>
          {texts(`serviceNames.${id}`)}
          <Text fz="xs" c="dimmed" fw={400}>
            {texts(`servicePurposes.${id}`)}
          </Text>
        </>
      ),
    },
    {
      header: texts('services.state'),
      cell: ({ state }) => <ToneBadge tone={toneOf[state]}>{states(state)}</ToneBadge>,
    },
    {
      header: texts('services.latency'),
      isNumber: true,
      cell: ({ latencyMs }) => duration(latencyMs),
    },
    {
      header: texts('services.note'),
      isText: true,
      cell: (service) => <ServiceNote service={service} logs={logs} />,
    },
    {
      header: texts('services.address'),
      cell: ({ address }) => <span className={classes.address}>{address}</span>,
    },
  ];

  return (
    <Section
      title={texts('services.title')}
      aside={
        <Button
          variant="default"
          size="xs"
          loading={check.isPending}
          leftSection={<IconPlugConnected size={16} aria-hidden />}
          onClick={() => check.mutate()}
        >
          {texts('services.check')}
        </Button>
      }
    >
      <Polled query={query} height={380}>
        {({ services }) => (
          <DataTable
            name={texts('services.title')}
            columns={columns}
            rows={services}
            keyOf={({ id }) => id}
            empty={null}
          />
        )}
      </Polled>
    </Section>
  );
}

function ServiceNote({ service, logs }: { service: ServiceHealth; logs: string }) {
  const texts = useTranslations('control');
  const { id, state, detail } = service;
  return (
    <>
      {state === 'down' && <div>{texts(`fixes.${id}`, { logs })}</div>}
      {state === 'waiting' && <div>{texts(`waits.${id}`)}</div>}
      {detail !== undefined && (
        <Text fz="xs" c="dimmed" lang="en">
          {detail}
        </Text>
      )}
    </>
  );
}
