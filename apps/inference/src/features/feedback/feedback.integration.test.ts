import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aLoggedPrediction } from '../../testing/a-logged-prediction.js';
import { aLoggingApp, type LoggingApp } from '../../testing/a-logging-app.js';

const unknown = '01940000-0000-7000-8000-000000000000';

let logging: LoggingApp;
beforeAll(async () => {
  logging = await aLoggingApp();
});
afterAll(() => logging.close());

function logged(): string {
  const prediction = aLoggedPrediction();
  logging.log.record(prediction);
  return prediction.predictionId;
}
const tell = (payload: object) => logging.app.inject({ method: 'POST', url: '/feedback', payload });
const feedbackOf = async (id: string) => (await logging.app.inject(`/predictions/${id}`)).json().feedback;

describe('POST /feedback', () => {
  it('takes the label of a prediction that is not even written yet, and the same again changes nothing', async () => {
    const id = logged();

    const first = await tell({ prediction_id: id, label: 2 });
    const before = await feedbackOf(id);
    const second = await tell({ prediction_id: id.toUpperCase(), label: 2 });

    expect([first.statusCode, first.json()]).toEqual([
      200,
      { prediction_id: id, label: 2, label_name: 'Ponderosa Pine', status: 'recorded', status_code: 200 },
    ]);
    expect([second.statusCode, second.json().status]).toEqual([200, 'known']);
    expect(await feedbackOf(id)).toEqual(before);
  });

  it('takes the name of a class for its number, and the number after the name for the same', async () => {
    const id = logged();

    const named = await tell({ prediction_id: id, label: 'Douglas-fir' });
    const numbered = await tell({ prediction_id: id, label: 5 });

    expect(named.json()).toMatchObject({ label: 5, label_name: 'Douglas-fir', status: 'recorded' });
    expect(numbered.json()).toMatchObject({ status: 'known' });
    expect(await feedbackOf(id)).toMatchObject({ label: 5, label_name: 'Douglas-fir' });
  });

  it('says which names and numbers there are instead of one that there is not, wherever in a list it stands', async () => {
    const one = await tell({ prediction_id: unknown, label: 'Oak' });
    const list = await tell(
      ['Aspen', 'aspen', '4', 7, null].map((label) => ({ prediction_id: unknown, label })),
    );

    const classes =
      '0, 1, 2, 3, 4, 5, 6, Spruce/Fir, Lodgepole Pine, Ponderosa Pine, Cottonwood/Willow, Aspen, Douglas-fir, Krummholz';
    const problem = { msg: `expected one of ${classes}`, type: 'enum' };
    expect([one.statusCode, one.json().detail]).toEqual([422, [{ loc: ['body', 'label'], ...problem }]]);
    expect([list.statusCode, list.json().detail]).toEqual([
      422,
      [1, 2, 3, 4].map((place) => ({ loc: ['body', place, 'label'], ...problem })),
    ]);
  });

  it('refuses another label with both, and takes it as a correction', async () => {
    const id = logged();
    await tell({ prediction_id: id, label: 2 });

    const refused = await tell({ prediction_id: id, label: 5 });
    const corrected = await tell({ prediction_id: id, label: 5, correction: true });

    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({
      detail: `Prediction ${id} has the label 2 (Ponderosa Pine), not 5 (Douglas-fir): send "correction": true to change it.`,
      known_label: 2,
      label: 5,
    });
    expect(corrected.json()).toMatchObject({ status: 'corrected', known_label: 2 });
    expect(await feedbackOf(id)).toMatchObject({ label: 5, corrects: 2 });
  });

  it('answers 404 for a prediction that is not kept', async () => {
    const answer = await tell({ prediction_id: unknown, label: 2 });

    expect([answer.statusCode, answer.json()]).toEqual([
      404,
      { detail: `No prediction ${unknown} is kept.` },
    ]);
  });

  it('takes or refuses each label of a list by itself, also those that say two things of one prediction', async () => {
    const [good, twice] = [logged(), logged()];

    const answer = await tell([
      { prediction_id: good, label: 1 },
      { prediction_id: unknown, label: 1 },
      { prediction_id: twice, label: 3 },
      { prediction_id: twice, label: 3 },
      { prediction_id: twice, label: 4 },
    ]);

    expect(answer.statusCode).toBe(200);
    expect(
      answer.json().results.map(({ status, status_code }: Record<string, unknown>) => [status, status_code]),
    ).toEqual([
      ['recorded', 200],
      ['unknown_prediction', 404],
      ['recorded', 200],
      ['known', 200],
      ['conflict', 409],
    ]);
    expect(await feedbackOf(twice)).toMatchObject({ label: 3, corrects: null });
  });

  it('counts two equal lists at the same moment once', async () => {
    const ids = [logged(), logged(), logged()];
    const list = ids.map((id) => ({ prediction_id: id, label: 1 }));

    const answers = await Promise.all([tell(list), tell(list.toReversed()), tell(list)]);

    const statuses = answers.flatMap((answer) =>
      answer.json().results.map(({ status }: { status: string }) => status),
    );
    expect(statuses.toSorted()).toEqual([
      'known',
      'known',
      'known',
      'known',
      'known',
      'known',
      'recorded',
      'recorded',
      'recorded',
    ]);
  });

  it.each([
    [{ prediction_id: unknown, label: 7 }, ['body', 'label']],
    [{ prediction_id: unknown, label: 1.5 }, ['body', 'label']],
    [{ prediction_id: 'seven', label: 1 }, ['body', 'prediction_id']],
    [{ prediction_id: unknown }, ['body', 'label']],
    [
      [
        { prediction_id: unknown, label: 1 },
        { prediction_id: unknown, label: -1 },
      ],
      ['body', 1, 'label'],
    ],
    [[], ['body']],
  ])('names what is wrong with %j', async (payload, loc) => {
    const answer = await tell(payload);

    expect(answer.statusCode).toBe(422);
    expect(answer.json().detail).toMatchObject([{ loc }]);
  });
});
