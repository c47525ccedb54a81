import {
  byEvidence,
  countJointAnswers,
  createRandom,
  simulateRetrainings,
  weighCandidate,
} from '@canopy/statistics';
import type { Figure } from '../report/report.js';

const policy = { falsePromotions: 0.05, classLoss: 0.05, askFrom: 0 };
const rowCount = 100_000;
const classCount = 7;
const streamCount = 200;
const retrainings = 1000;

/** How long the gate takes on many rows, and how often it promotes models that are no better. */
export async function measureGate(): Promise<Figure[]> {
  const answers = someAnswers();
  const begun = performance.now();
  const all = countJointAnswers(answers, classCount);
  weighCandidate({ classCount, all, fresh: all, look: 1, seed: [1, 2, 3] }, policy);
  const seconds = (performance.now() - begun) / 1000;
  const promised = policy.falsePromotions / (1 - policy.falsePromotions);
  return [
    { key: 'gate_100k_s', meaning: 'the gate on 100,000 hold-out rows', measured: seconds, atMost: 1 },
    {
      key: 'aa_false_promotions',
      meaning: 'false promotions of 1,000 retrainings that are no better',
      measured: playStreams() / streamCount,
      atMost: promised,
      detail: `mean of ${streamCount} streams, 1,000 hold-out rows a tick`,
    },
    { key: 'aa_promised', meaning: 'the promise', measured: promised },
  ];
}

function someAnswers() {
  const random = createRandom([4, 5, 6]);
  const labels = Uint8Array.from({ length: rowCount }, () => Math.floor(random() * classCount));
  const answer = (mistakes: number) =>
    labels.map((label) => (random() < mistakes ? Math.floor(random() * classCount) : label));
  return { labels, champion: answer(0.1), candidate: answer(0.09) };
}

function playStreams(): number {
  let promotions = 0;
  for (let stream = 0; stream < streamCount; stream++) {
    promotions += simulateRetrainings({
      retrainings,
      rowsPerTick: 1000,
      disagreement: 0.06,
      gain: 0,
      championAccuracy: 0.9,
      promotes: byEvidence(policy.falsePromotions),
      random: createRandom([9, stream, 1]),
    }).length;
  }
  return promotions;
}
