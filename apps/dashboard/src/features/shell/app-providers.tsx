'use client';

import { MantineProvider, mergeThemeOverrides, Notification } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { colourVariables, theme } from '../../ui/theme';

/** What the components need around them: the theme, the messages in the corner, and the store of answers. */
export function AppProviders({ children }: { children: ReactNode }) {
  // Polling is itself a retry, and the server is at hand even where the machine has no network.
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } }),
  );
  const texts = useTranslations('common');
  const named = useMemo(() => {
    const closeButtonProps = { 'aria-label': texts('close') };
    const components = { Notification: Notification.extend({ defaultProps: { closeButtonProps } }) };
    return mergeThemeOverrides(theme, { components });
  }, [texts]);
  return (
    <MantineProvider theme={named} cssVariablesResolver={colourVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" />
        {children}
      </QueryClientProvider>
    </MantineProvider>
  );
}
