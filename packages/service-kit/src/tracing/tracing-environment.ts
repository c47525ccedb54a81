import { Type } from 'typebox';

/** The keys of the environment by which OpenTelemetry is told where traces go. */
export const TracingEnvironment = Type.Object({
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({
      pattern: '^https?://',
      description: 'OTLP collector over HTTP that traces are sent to; without it there are none',
    }),
  ),
});
