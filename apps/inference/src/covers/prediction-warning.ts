import type { RowWarning } from '@canopy/covertype';
import type { WarningCode } from '@canopy/pipeline-contract';

/** What is unusual about the row of a prediction, or cannot be said of it. */
export type PredictionWarning = RowWarning<WarningCode>;
