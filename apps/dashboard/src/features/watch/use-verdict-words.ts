'use client';

import { useTranslations } from 'use-intl';
import type { Tone } from '../../ui/tone-badge';
import type { WatchSentence, WatchVerdict } from './judge-watch';

const tones: Record<WatchSentence, Tone> = {
  nothing: 'calm',
  unjudged: 'calm',
  tooFew: 'calm',
  noProfile: 'calm',
  well: 'good',
  unmeasured: 'good',
  drifted: 'wait',
  decayed: 'bad',
  both: 'bad',
};

interface VerdictWords {
  tone: Tone;
  /** Two or three words. */
  word: string;
  sentence: string;
}

/** What a verdict is called; `champion` is the version that serves, if there is one. */
export function useVerdictWords(): (verdict: WatchVerdict, champion: string | undefined) => VerdictWords {
  const texts = useTranslations('watch.verdict');
  return ({ sentence, drift, performance }, champion = '') => ({
    tone: tones[sentence],
    word: texts(`words.${sentence}`),
    sentence: texts(`sentences.${sentence}`, { version: (drift ?? performance)?.version ?? champion }),
  });
}
