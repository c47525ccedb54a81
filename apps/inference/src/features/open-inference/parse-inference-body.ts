import type { Service } from '@canopy/service-kit';
import { DomainError } from '@canopy/service-kit/errors';
import { attachBinaryData } from './attach-binary-data.js';

/** Where the JSON of a message ends and its binary data begins. */
export const jsonLengthHeader = 'inference-header-content-length';

/**
 * Makes routes take a body for JSON whatever its type, which Triton's client leaves out, with binary data behind it where a header
 * says so.
 */
export function parseInferenceBodies(app: Service): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, (request, body, done) => {
    const given = request.headers[jsonLengthHeader];
    const jsonLength = given === undefined ? body.length : Number(given);
    if (!Number.isInteger(jsonLength) || jsonLength < 0 || jsonLength > body.length) {
      const message = `Inference-Header-Content-Length must be a number of bytes up to ${body.length}, found "${given}".`;
      done(new DomainError('invalid', message));
      return;
    }
    void parseJson(request, body.toString('utf8', 0, jsonLength), (error, parsed) => {
      if (error) return done(error);
      try {
        attachBinaryData(parsed, body.subarray(jsonLength));
        done(null, parsed);
      } catch (problem) {
        done(problem as Error);
      }
    });
  });
}
