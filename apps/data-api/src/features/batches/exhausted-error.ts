import { DomainError } from '@canopy/service-kit/errors';
import { batchCount } from './batch-limits.js';

/** The group has been given everything. Asking again cannot help; starting it again does. */
export class ExhaustedError extends DomainError {
  readonly groupNumber: number;

  constructor(groupNumber: number) {
    const restart = `/restart_data_generation?group_number=${groupNumber}`;
    super(
      'invalid',
      `All the information has been collected: group ${groupNumber} has been given its ${batchCount} batches. GET ${restart} starts it again.`,
      { subject: `group ${groupNumber}` },
    );
    this.groupNumber = groupNumber;
  }
}
