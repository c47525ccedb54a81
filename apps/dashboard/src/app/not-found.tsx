import { Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import Link from 'next/link';
import { messagesOf } from '../messages/messages-of';
import { readLocale } from '../server/read-locale';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messagesOf(await readLocale()).pages.notFound.title };
}

export default async function NotFoundPage() {
  const { notFound } = messagesOf(await readLocale()).pages;
  return (
    <Stack align="flex-start">
      <Title order={1}>{notFound.title}</Title>
      <Text c="dimmed">{notFound.body}</Text>
      <Link href="/">{notFound.back}</Link>
    </Stack>
  );
}
