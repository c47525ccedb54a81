/** Name of the workflow type that waits for a person, of its Update, and the id of the one about a version. */
export const approvals = {
  workflow: 'approve_promotion',
  update: 'decide',
  idOf: (modelName: string, version: string): string => `approval-${modelName}-${version}`,
} as const;
