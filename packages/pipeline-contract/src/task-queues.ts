/** `pipeline` runs workflows and light activities; `training` is for the CPU, one slot a machine. */
export const taskQueues = { pipeline: 'pipeline', training: 'training' } as const;
