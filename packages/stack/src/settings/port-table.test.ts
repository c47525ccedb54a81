import { describe, expect, it } from 'vitest';
import { defaultPorts, portTable } from './port-table.js';

describe('portTable', () => {
  it('is the usual table when nothing is said', () => {
    expect(portTable({}, 0)).toEqual(defaultPorts);
  });

  it('moves every port by the offset, also those that a key names', () => {
    const ports = portTable({ TRACKING_PORT: '5005' }, 100);

    expect(ports.tracking).toBe(5105);
    expect(ports.dashboard).toBe(defaultPorts.dashboard + 100);
    expect(new Set(Object.values(ports)).size).toBe(Object.keys(ports).length);
  });

  it('counts an empty key as not set', () => {
    expect(portTable({ DATA_API_PORT: ' ' }, 0).dataApi).toBe(defaultPorts.dataApi);
  });

  it.each([
    ['a word', { INFERENCE_PORT: 'eight thousand' }, 0, 'INFERENCE_PORT=eight thousand'],
    [
      'the port after the last',
      { TRACKING_PORT: '65436' },
      100,
      'TRACKING_PORT=65436 with --port-offset 100',
    ],
    ['a port that fetch refuses', {}, 1000, 'port 5000 of tracking with --port-offset 1000 is 6000'],
    ['a port below the first', {}, -9000, '--port-offset -9000'],
  ])('refuses %s', (_, environment, offset, message) => {
    expect(() => portTable(environment, offset)).toThrow(message);
  });
});
