'use client';

import { Stack } from '@mantine/core';
import { Polled } from '../../ui/polled';
import { SideBySide } from '../../ui/side-by-side';
import { ClassesSection } from './classes-section';
import { ConfidenceSection } from './confidence-section';
import { ConfusionSection } from './confusion-section';
import { ImportancesSection } from './importances-section';
import { OriginSection } from './origin-section';
import { SurrogateSection } from './surrogate-section';
import { useModel } from './use-model';

/** Everything that is known of one version. */
export function ModelView({ version }: { version: string }) {
  return (
    <Polled query={useModel(version)} height={600}>
      {(model) => (
        <Stack gap="lg">
          <SideBySide isEven>
            <OriginSection model={model} />
            <ImportancesSection importances={model.confidence?.importances} />
          </SideBySide>
          <SurrogateSection surrogate={model.surrogate} />
          <ConfidenceSection confidence={model.confidence} reliability={model.evaluation?.reliability} />
          <ClassesSection evaluation={model.evaluation} />
          <ConfusionSection counts={model.confusion} />
        </Stack>
      )}
    </Polled>
  );
}
