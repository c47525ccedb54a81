'use client';

import { Anchor, Group, Text } from '@mantine/core';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useChampion } from '../champion';
import { groupByVersion } from './group-by-version';
import type { Report } from './watch';

const mostOffered = 8;

interface VersionFilterProps {
  reports: readonly Report[];
  /** The one that is shown; undefined: all are. */
  shown: string | undefined;
}

/** The way to the windows of one version and back to those of all. Nothing where there is one version anyway. */
export function VersionFilter({ reports, shown }: VersionFilterProps) {
  const texts = useTranslations('watch.versions');
  const path = usePathname();
  const champion = useChampion().data?.champion?.version;
  const versions = groupByVersion(reports, champion).map(({ version }) => version);
  if (versions.length < 2 && shown === undefined) return null;
  const option = (version: string | undefined, label: string) => (
    <Anchor
      key={label}
      component={Link}
      href={version === undefined ? path : `${path}?version=${version}`}
      fz="sm"
      fw={version === shown ? 650 : 400}
      aria-current={version === shown ? 'page' : undefined}
    >
      {label}
    </Anchor>
  );
  return (
    <Group component="nav" aria-label={texts('name')} gap="md" mb="sm">
      <Text fz="sm" c="dimmed">
        {texts('name')}
      </Text>
      {option(undefined, texts('all'))}
      {versions
        .slice(0, mostOffered)
        .map((version) => option(version, texts(version === champion ? 'champion' : 'version', { version })))}
    </Group>
  );
}
