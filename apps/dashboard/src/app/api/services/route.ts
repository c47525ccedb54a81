import type { ServicesAnswer } from '../../../features/services/service-health';
import { answerRequest } from '../../../server/answer-request';

export function GET(request: Request): Promise<Response> {
  return answerRequest(request, async ({ checkServices, addresses, logFolder }): Promise<ServicesAnswer> => {
    const { temporalUi, minioConsole, inference, tracking, dataApi } = addresses;
    const links = {
      temporalUi,
      minioConsole,
      inferenceDocs: `${inference}/docs`,
      trackingDocs: `${tracking}/docs`,
      dataApiDocs: `${dataApi}/docs`,
    };
    return { services: await checkServices(), links, logFolder };
  });
}
