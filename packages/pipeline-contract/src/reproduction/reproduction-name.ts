/** Name of the workflow type that trains a version again from its record. */
export const reproductionWorkflow = 'reproduce';
