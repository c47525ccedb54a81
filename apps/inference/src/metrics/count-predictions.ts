import { SeriesHistogram } from '@canopy/service-kit';
import { Counter, type Registry } from 'prom-client';
import type { RecordPrediction } from '../covers/create-prediction-recorder.js';

interface Series {
  labels: { version: string; route: string };
  countOfClass: Float64Array;
}

/**
 * Counts predictions by version, class and route, and how confident they are. A prediction adds to numbers here, and the counter
 * of prom-client is brought up to date when it is read: its own additions look a key of all labels up each time.
 */
export function countPredictions(registry: Registry, classNames: readonly string[]): RecordPrediction {
  const all = new Map<string, Series>();
  new Counter({
    name: 'covertype_predictions_total',
    help: 'Predictions by version of the model, predicted class, and how the version came to be asked',
    labelNames: ['version', 'class', 'route'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { labels, countOfClass } of all.values()) {
        for (const [label, count] of countOfClass.entries()) {
          if (count > 0) this.inc({ ...labels, class: String(label) }, count);
        }
      }
    },
  });
  const confidences = new SeriesHistogram({
    name: 'covertype_prediction_confidence',
    help: 'Calibrated probability of the predicted class',
    buckets: [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1],
    registers: [registry],
  });
  const observeConfidence = confidences.series({});

  return ({ modelVersion, label, confidence }, route) => {
    const key = `${route}${modelVersion}`;
    const series = all.get(key) ?? begin(key, { version: modelVersion, route });
    series.countOfClass[label] = (series.countOfClass[label] ?? 0) + 1;
    observeConfidence(confidence);
  };

  function begin(key: string, labels: Series['labels']): Series {
    const series = { labels, countOfClass: new Float64Array(classNames.length) };
    all.set(key, series);
    return series;
  }
}
