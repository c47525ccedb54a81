import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/notifications/styles.css';
import './globals.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { LocaleProvider } from '../features/locale';
import { AppFrame, AppProviders } from '../features/shell';
import { messagesOf } from '../messages/messages-of';
import { readLocale } from '../server/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  const { app } = messagesOf(await readLocale());
  return { title: { default: app.name, template: `%s · ${app.name}` }, description: app.description };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#171d19' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await readLocale();
  return (
    <html lang={locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
      </head>
      <body>
        <LocaleProvider locale={locale} messages={messagesOf(locale)}>
          <AppProviders>
            <AppFrame>{children}</AppFrame>
          </AppProviders>
        </LocaleProvider>
      </body>
    </html>
  );
}
