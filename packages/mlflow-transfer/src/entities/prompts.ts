import type { KeyValue } from '@canopy/mlflow-client';

const promptTag = 'mlflow.prompt.is_prompt';

/** What a search of the registry must say to find prompts; without it, it finds all else. */
export const isPromptFilter = `tags.\`${promptTag}\` = 'true'`;

/** The tag that makes a registered model or a version a prompt; empty for all others. */
export const promptTagsOf = (tags: readonly KeyValue[]): KeyValue[] =>
  tags.filter(({ key, value }) => key === promptTag && value.toLowerCase() === 'true');
