/** Where a run keeps what its model follows from. */
export const trainingRecordFile = 'training.json';
