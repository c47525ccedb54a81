'use client';

import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

const schemes = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;
const order = ['auto', 'light', 'dark'] as const;

export function ThemeSwitch() {
  const texts = useTranslations('app');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts('theme')}>
          {/* Both are there and CSS shows one: the server cannot know which theme the reader has. */}
          <IconSun size={18} stroke={1.8} className="mantine-light-hidden" aria-hidden />
          <IconMoon size={18} stroke={1.8} className="mantine-dark-hidden" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {order.map((scheme) => {
          const Icon = schemes[scheme];
          return (
            <Menu.Item
              key={scheme}
              leftSection={<Icon size={16} aria-hidden />}
              onClick={() => setColorScheme(scheme)}
              {...(scheme === colorScheme ? { 'aria-current': 'true' as const, fw: 650 } : {})}
            >
              {texts(`themes.${scheme}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
