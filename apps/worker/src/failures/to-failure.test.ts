import { ForestInputError } from '@canopy/forest';
import { MlflowError } from '@canopy/mlflow-client';
import { OnnxExportError } from '@canopy/model-bundle';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { SourceContractError } from '../ingest/source-contract-error.js';
import { SourceUnavailableError } from '../ingest/source-unavailable-error.js';
import { toFailure } from './to-failure.js';

const underWay = { cancellationSignal: new AbortController().signal, cancellationDetails: undefined };

describe('toFailure', () => {
  it.each([
    [new SourceContractError('not JSON'), true],
    [new ForestInputError('no rows'), true],
    [new OnnxExportError('too large'), true],
    [new MlflowError('refused', { errorCode: 'INVALID_PARAMETER_VALUE', status: 400 }), true],
    [Object.assign(new Error('value out of range'), { code: '22003' }), true],
    [new SourceUnavailableError('no answer'), false],
    [new MlflowError('not reached', { errorCode: 'UNREACHABLE' }), false],
    [new MlflowError('busy', { errorCode: 'TEMPORARILY_UNAVAILABLE', status: 503 }), false],
    [Object.assign(new Error('starting up'), { code: '57P03' }), false],
    [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), false],
  ])('of "%s" says that trying again is of no use: %s', (error, nonRetryable) => {
    const failure = toFailure(error, underWay);

    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({ message: error.message, type: error.name, nonRetryable });
    expect(failure.stack).toBe('');
  });

  it('says in one line what lies behind an error', () => {
    const refused = new AggregateError([new Error('connect ECONNREFUSED ::1:5432')], '');
    const error = new TypeError('fetch failed', { cause: refused });

    expect(toFailure(error, underWay).message).toBe('connect ECONNREFUSED ::1:5432');
  });

  it('is a cancellation when there was one, whatever was thrown', () => {
    const cancelled = {
      cancellationSignal: AbortSignal.abort(),
      cancellationDetails: { cancelRequested: true },
    };

    expect(toFailure(new Error('socket hang up'), cancelled as never)).toBeInstanceOf(CancelledFailure);
  });

  it('is tried again when the worker was stopped', () => {
    const stopped = {
      cancellationSignal: AbortSignal.abort(),
      cancellationDetails: { workerShutdown: true },
    };

    expect(toFailure(new Error('socket hang up'), stopped as never)).toMatchObject({
      type: 'WorkerShutdown',
      nonRetryable: false,
    });
  });
});
