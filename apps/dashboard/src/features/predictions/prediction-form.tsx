'use client';

import { featureColumns } from '@canopy/covertype';
import { Button, Fieldset, Group, SimpleGrid, Stack } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { exampleValues, type FormValues } from './example-values';
import { type FieldError, findFieldErrors } from './find-field-errors';
import { MeasureField } from './measure-field';
import classes from './prediction-form.module.css';
import { useGroupName } from './use-group-name';

const columnGroups = [...new Set(featureColumns.map(({ group }) => group))];

interface PredictionFormProps {
  /** What the fields hold at first. */
  place: FormValues;
  isBusy: boolean;
  isReady: boolean;
  onPredict: (values: FormValues) => void;
}

/** The twelve measures of a place. */
export function PredictionForm({ place, isBusy, isReady, onPredict }: PredictionFormProps) {
  const texts = useTranslations('prediction');
  const groupName = useGroupName();
  const [values, setValues] = useState(place);
  const [errors, setErrors] = useState<Record<string, FieldError>>(() => findFieldErrors(place));
  const form = useRef<HTMLFormElement>(null);

  function submit() {
    const found = findFieldErrors(values);
    setErrors(found);
    const [wrong] = Object.keys(found);
    if (wrong === undefined) return onPredict(values);
    const field = form.current?.elements.namedItem(wrong);
    if (field instanceof HTMLElement) field.focus();
  }

  function change(key: string, value: number | string) {
    setValues({ ...values, [key]: value });
    if (key in errors) setErrors(Object.fromEntries(Object.entries(errors).filter(([one]) => one !== key)));
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        {columnGroups.map((group) => {
          const columns = featureColumns.filter((column) => column.group === group);
          return (
            <Fieldset key={group} legend={groupName(group)} className={classes.group ?? ''}>
              <SimpleGrid cols={{ base: 1, xs: columns.length === 3 ? 3 : 2 }} spacing="md">
                {columns.map((column) => (
                  <MeasureField
                    key={column.key}
                    column={column}
                    value={values[column.key] ?? ''}
                    error={errors[column.key]}
                    onChange={(value) => change(column.key, value)}
                  />
                ))}
              </SimpleGrid>
            </Fieldset>
          );
        })}
        <Group gap="sm" className={classes.acts ?? ''}>
          <Button
            type="submit"
            loading={isBusy}
            disabled={!isReady}
            leftSection={<IconSparkles size={16} aria-hidden />}
          >
            {texts('predict')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setValues(exampleValues());
              setErrors({});
            }}
          >
            {texts('reset')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
