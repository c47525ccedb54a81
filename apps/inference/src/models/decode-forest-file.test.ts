import { decodeForest, encodeForest } from '@canopy/forest';
import { describe, expect, it } from 'vitest';
import { aForest } from '../testing/some-model-files.js';
import { decodeForestFile } from './decode-forest-file.js';

const onThread = { mostInTurns: 0 };

describe('decodeForestFile', () => {
  it('reads on a thread what is read in turns', async () => {
    const file = encodeForest(aForest());

    const [onAThread, inTurns] = await Promise.all([
      decodeForestFile(file.slice(), onThread),
      decodeForestFile(file.slice()),
    ]);

    expect(onAThread).toEqual(decodeForest(file));
    expect(inTurns).toEqual(decodeForest(file));
  });

  it('says of a damaged file what is wrong with it', async () => {
    const file = encodeForest(aForest());
    file[file.length - 1] = (file[file.length - 1] ?? 0) ^ 1;

    await expect(decodeForestFile(file.slice(), onThread)).rejects.toThrow('The forest file is damaged');
    await expect(decodeForestFile(file)).rejects.toThrow('The forest file is damaged');
  });
});
