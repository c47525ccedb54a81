'use client';

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  body: string;
  confirm: string;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
  /** Fields that belong to the act. */
  children?: ReactNode;
}

/** Asks before something is done, saying what will happen. Enter confirms, Escape leaves. */
export function ConfirmDialog({
  opened,
  title,
  body,
  confirm,
  isBusy,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const texts = useTranslations('common');
  return (
    <Modal.Root opened={opened} onClose={onClose} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body pt="md">
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              onConfirm();
            }}
          >
            <Stack gap="md">
              <Modal.Title fw={650} fz="lg">
                {title}
              </Modal.Title>
              <Text fz="sm">{body}</Text>
              {children}
              <Group justify="flex-end" gap="sm">
                <Button variant="default" onClick={onClose}>
                  {texts('cancel')}
                </Button>
                <Button type="submit" loading={isBusy} data-autofocus={children === undefined || undefined}>
                  {confirm}
                </Button>
              </Group>
            </Stack>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
