import { defaultGatePolicy, type GateWeighing } from '@canopy/pipeline-contract';
import { describe, expect, it } from 'vitest';
import { decidePromotion } from './decide-promotion.js';
import type { PromotionFacts } from './promotion-facts.js';
import { tellReasons } from './tell-reasons.js';

const scores = (accuracy: number) => ({ accuracy, f1Macro: accuracy, logLoss: 1 - accuracy });

const someWeighing = (changes: Partial<GateWeighing> = {}): GateWeighing => ({
  rows: 2000,
  wins: { candidate: 120, champion: 40 },
  mcNemar: { candidateIsBetter: 1e-10, theyDiffer: 2e-10 },
  accuracy: { estimate: 0.04, low: 0.03, high: 0.05 },
  f1Macro: { estimate: 0.04, low: 0.03, high: 0.05 },
  freshRows: 1000,
  freshWins: { candidate: 60, champion: 20 },
  logEvidence: Math.log(5000),
  logNeeded: Math.log(120),
  classes: [{ label: 0, rows: 900, loss: -0.01, chance: 1, isTooGreat: false }],
  verdict: 'better',
  isLessBalanced: false,
  ...changes,
});

const facts = (changes: Partial<PromotionFacts> = {}): PromotionFacts => ({
  candidate: scores(0.9),
  floor: scores(0.7),
  champion: { version: '3', status: 'judged', sha256: 'ab' },
  weighing: someWeighing(),
  look: 2,
  policy: defaultGatePolicy,
  hold: null,
  rolledBack: null,
  ...changes,
});
const decide = (changes: Partial<PromotionFacts> = {}) => {
  const { outcome, reasons } = decidePromotion(facts(changes), ['Spruce', 'Pine']);
  return { outcome, reason: tellReasons(reasons), codes: reasons.map(({ code }) => code) };
};
const unlike = { weighing: null, look: null };

describe('decidePromotion', () => {
  it('promotes the first model, even one below the floor', () => {
    expect(decide({ candidate: scores(0.6), champion: null, ...unlike })).toEqual({
      outcome: 'promoted',
      codes: ['first_champion'],
      reason: 'accuracy 0.6000, and there was no champion',
    });
  });

  it('promotes one that is shown to be better, and says by what', () => {
    expect(decide()).toEqual({
      outcome: 'promoted',
      codes: ['better'],
      reason:
        'it is better: +0.0400 in accuracy to version 3 (+0.0300 to +0.0500, 120 wins to 40); an e-value of 5.00e+3, ' +
        'and candidate 2 needs 120: 60 wins to 20 on the 1000 rows since it was chosen',
    });
  });

  it('keeps the champion while the evidence is too little', () => {
    const { outcome, reason } = decide({ weighing: someWeighing({ verdict: 'not shown' }) });

    expect(outcome).toBe('kept');
    expect(reason).toContain('it is not shown to be better: +0.0400');
  });

  it('keeps the champion against one below the floor, whatever the evidence', () => {
    expect(decide({ candidate: scores(0.69) })).toEqual({
      outcome: 'kept',
      codes: ['below_floor'],
      reason: 'accuracy 0.6900 is below the floor of 0.7000',
    });
  });

  it.each([
    [
      'a class loses too much',
      {
        weighing: someWeighing({
          classes: [{ label: 1, rows: 80, loss: 0.2, chance: 1e-5, isTooGreat: true }],
        }),
      },
      'Pine loses 20.0 points of recall on 80 rows, more than the 5.0 points that are allowed',
    ],
    [
      'macro F1 falls',
      {
        weighing: someWeighing({
          f1Macro: { estimate: -0.02, low: -0.03, high: -0.01 },
          isLessBalanced: true,
        }),
      },
      'macro F1 is lower by 2.0 points',
    ],
    ['promotions are held', { hold: 'drift in elevation' }, 'promotions are held: drift in elevation'],
    [
      'its bytes were rolled back',
      { rolledBack: '2' },
      'its bytes are those of version 2, which was rolled back',
    ],
    [
      'the evidence lies between two bounds',
      { weighing: someWeighing({ verdict: 'perhaps' }) },
      'this is too little to be promoted without a person',
    ],
    [
      'the policy asks for it',
      { policy: { ...defaultGatePolicy, approval: 'always' as const } },
      'every promotion is asked about',
    ],
  ])('asks a person when %s', (_name, changes, objection) => {
    const { outcome, reason, codes } = decide(changes);

    expect(outcome).toBe('awaiting_approval');
    expect(codes).toEqual(['better', expect.any(String)]);
    expect(reason).toMatch(new RegExp(`; but ${objection}$`));
  });

  it('keeps the champion where a person would be asked and may not be', () => {
    const decision = decide({ hold: 'drift', policy: { ...defaultGatePolicy, approval: 'never' } });

    expect(decision.outcome).toBe('kept');
  });

  it('replaces a champion that nobody can read, and keeps one that cannot be judged here', () => {
    const reason = 'version 3 cannot be read';

    expect(decide({ champion: { version: '3', status: 'damaged', reason }, ...unlike }).outcome).toBe(
      'promoted',
    );
    expect(decide({ champion: { version: '3', status: 'foreign', reason }, ...unlike })).toEqual({
      outcome: 'kept',
      codes: ['champion_foreign'],
      reason: `the champion cannot be judged here: ${reason}`,
    });
  });

  it('says why a champion cannot be judged, and what the watch saw that holds promotions, as facts too', () => {
    const reason = 'version 3 cannot be read';
    const fault = { code: 'unreadable', version: '3' } as const;
    const damaged = { version: '3', status: 'damaged', reason, fault } as const;
    const seen = { version: '3', to: '2026-01-02T03:00:00.000Z', rows: 900, drifted: ['slope'] };
    const watched = { code: 'drift', ...seen } as const;

    expect(decidePromotion(facts({ champion: damaged, ...unlike }), []).reasons).toEqual([
      { code: 'champion_damaged', accuracy: 0.9, detail: reason, fault },
    ]);
    expect(decidePromotion(facts({ hold: 'watch: drift', watched }), []).reasons.at(-1)).toEqual({
      code: 'promotions_held',
      detail: 'watch: drift',
      watched,
    });
  });

  it('decides on an older receipt to the letter as it was decided then', () => {
    const reason = 'version 3 cannot be read';

    const { reasons } = decidePromotion(
      facts({ champion: { version: '3', status: 'foreign', reason }, ...unlike }),
      [],
    );

    expect(reasons).toEqual([{ code: 'champion_foreign', detail: reason }]);
  });
});

describe('tellReasons', () => {
  it('tells of a change of the champion by its versions, and in the words of an older decision', () => {
    const change = { judgedAgainst: '3', champion: '4' };

    expect(tellReasons([{ code: 'champion_changed', ...change }])).toBe(
      'the champion was changed while this model was judged: version 4 now, and this model was judged against version 3',
    );
    expect(tellReasons([{ code: 'champion_changed', detail: 'the alias names version 4 now' }])).toBe(
      'the champion was changed while this model was judged: the alias names version 4 now',
    );
    expect(tellReasons([{ code: 'overtaken', champion: '4' }])).toBe(
      'The champion is version 4 now, and this model was judged against none.',
    );
  });
});
