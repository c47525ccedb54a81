import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { toFailure } from './to-failure.js';

/** Around every activity: turns what it throws into the failure that Temporal records and decides retries by. */
export const reportFailures: ActivityInterceptorsFactory = (context) => ({
  inbound: {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        throw toFailure(error, context);
      }
    },
  },
});
