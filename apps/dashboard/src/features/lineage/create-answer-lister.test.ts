import { describe, expect, it } from 'vitest';
import { createAnswerLister } from './create-answer-lister';

const id = '01940000-0000-7000-8000-000000000000';
const listed = {
  prediction_id: id,
  at: '2026-11-26T12:00:00.000Z',
  model_version: '7',
  route: 'champion',
  label: 1,
  confidence: 0.8,
  true_label: 0,
};

/** An inference app that gives one answer, and what it was asked. */
function anInference(answer: () => Response) {
  const asked: string[] = [];
  const list = createAnswerLister('http://inference', async (address) => {
    asked.push(String(address));
    return answer();
  });
  return { asked, list };
}

describe('the list of answers', () => {
  it('asks inference for a page, and says where the next one begins', async () => {
    const { asked, list } = anInference(() => Response.json({ predictions: [listed], next_before: id }));

    const { answers, next } = await list({ version: '7', before: id, limit: '1' });

    expect(asked).toEqual([`http://inference/predictions?version=7&before=${id}&limit=1`]);
    expect(answers).toEqual([
      { id, at: listed.at, version: '7', route: 'champion', label: 1, confidence: 0.8, trueLabel: 0 },
    ]);
    expect(next).toBe(id);
  });

  it.each([
    () => Response.json({ detail: 'Predictions are not logged.' }, { status: 503 }),
    () => Response.json({ predictions: [{}] }),
    () => new Response('no JSON'),
  ])('says when inference does not answer as it should (%#)', async (answer) => {
    await expect(anInference(answer).list({ version: '7' })).rejects.toMatchObject({
      code: 'inference_unreachable',
    });
  });
});
