/** Name of the workflow type that waits for a person, of its Update and its signal, and the id of the one about a version. */
export const approvals = {
  workflow: 'approve_promotion',
  update: 'decide',
  /** That nobody need answer any more, with a sentence. */
  overtaken: 'overtaken',
  idOf: (modelName: string, version: string): string => `approval-${modelName}-${version}`,
} as const;
