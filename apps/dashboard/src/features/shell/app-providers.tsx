'use client';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { colourVariables, theme } from '../../ui/theme';

/** What the components need around them: the theme, the messages in the corner, and the store of answers. */
export function AppProviders({ children }: { children: ReactNode }) {
  // Polling is itself a retry, and the server is at hand even where the machine has no network.
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } }),
  );
  return (
    <MantineProvider theme={theme} cssVariablesResolver={colourVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" />
        {children}
      </QueryClientProvider>
    </MantineProvider>
  );
}
