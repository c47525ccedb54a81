'use client';

import { Anchor, VisuallyHidden } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

interface ExternalLinkProps {
  href: string;
  children: ReactNode;
  /** Said to those who hear the page, where `children` alone would not tell where the link leads. */
  label?: string;
}

/** A link out of the dashboard, which opens beside it. */
export function ExternalLink({ href, children, label }: ExternalLinkProps) {
  const texts = useTranslations('common');
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" fz="inherit" style={{ whiteSpace: 'nowrap' }}>
      {children}
      {label !== undefined && <VisuallyHidden>{`: ${label}`}</VisuallyHidden>}
      <VisuallyHidden>{` (${texts('newTab')})`}</VisuallyHidden>
      <IconExternalLink size={14} aria-hidden style={{ marginInlineStart: 4, verticalAlign: '-2px' }} />
    </Anchor>
  );
}
