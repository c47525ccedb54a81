/** The tag that makes a registered model a prompt. A model without it is none. */
export const promptTag = 'mlflow.prompt.is_prompt';
