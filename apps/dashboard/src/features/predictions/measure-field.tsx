'use client';

import type { FeatureColumn } from '@canopy/covertype';
import { Autocomplete, NumberInput, Select } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type en from '../../messages/en.json';
import type { FieldError } from './find-field-errors';
import classes from './measure-field.module.css';
import { writeUnit } from './write-unit';

interface MeasureFieldProps {
  column: FeatureColumn;
  value: number | string;
  error: FieldError | undefined;
  onChange: (value: number | string) => void;
}

/** Stands at the end of a line, never at the begin of one. */
const dot = '\u00a0· ';

type ColumnKey = keyof (typeof en)['columns'];

/** The field for one column, made from its definition: its kind, unit, range and names. */
export function MeasureField({ column, value, error, onChange }: MeasureFieldProps) {
  const texts = useTranslations('prediction');
  const columns = useTranslations('columns');
  const key = column.key as ColumnKey;
  const shared = {
    name: column.key,
    label: columns(`${key}.label`),
    required: true,
    withAsterisk: false,
    className: classes.field ?? '',
    error: error && texts(error.code, 'minimum' in error ? error : {}),
  };
  const meaning = columns(`${key}.meaning`);

  switch (column.kind) {
    case 'measure': {
      const { minimum, maximum } = column.range ?? column.plausible;
      const unit = writeUnit(column.unit);
      return (
        <NumberInput
          {...shared}
          description={`${meaning}${dot}${texts('range', { minimum, maximum, unit })}`}
          value={value}
          onChange={onChange}
          suffix={unit}
          allowDecimal={false}
          clampBehavior="none"
          {...(column.range === undefined ? {} : { min: minimum, max: maximum })}
        />
      );
    }
    case 'name':
      return (
        <Select
          {...shared}
          description={meaning}
          data={[...column.names]}
          value={String(value)}
          allowDeselect={false}
          onChange={(name) => onChange(name ?? '')}
        />
      );
    case 'code':
      return (
        <Autocomplete
          {...shared}
          description={`${meaning}${dot}${texts('codeHint', { code: `${column.prefix}${column.codes[0]}` })}`}
          data={column.codes.map((code) => `${column.prefix}${code}`)}
          value={String(value)}
          onChange={onChange}
        />
      );
  }
}
