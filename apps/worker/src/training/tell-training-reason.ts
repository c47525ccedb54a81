import type { TrainingReason } from '@canopy/pipeline-contract';

/** The reason in English, for logs and Temporal's web UI. */
export function tellTrainingReason(why: TrainingReason): string {
  switch (why.code) {
    case 'few_rows':
      return `there are ${why.rows} rows to learn from; a training needs ${why.needed}`;
    case 'one_class':
      return `all ${why.rows} rows to learn from are of one class`;
    case 'no_holdout':
      return `none of the ${why.rows} rows is held out to judge a model with`;
    case 'first_training':
      return `first training, on ${why.rows} rows`;
    case 'new_rows':
      return `${why.rows} new rows since the last training, and ${why.needed} make one worth it`;
    default:
      return why satisfies never;
  }
}
