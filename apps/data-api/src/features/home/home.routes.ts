import type { Service } from '@canopy/service-kit';
import { Type } from 'typebox';

const Banner = Type.Object({ service: Type.String(), description: Type.String(), docs: Type.String() });

const Health = Type.Object({
  status: Type.Literal('healthy'),
  rows: Type.Integer({ description: 'rows of the data set that is given out' }),
});

export function homeRoutes(app: Service, { rowCount }: { rowCount: number }, done: () => void): void {
  app.get('/', { schema: { summary: 'What this is', response: { 200: Banner } } }, async () => ({
    service: 'Canopy data API',
    description: 'The source of rows of the covertype pipeline: GET /data?group_number=1',
    docs: '/docs',
  }));

  app.get('/health', { schema: { summary: 'Whether it works', response: { 200: Health } } }, async () => ({
    status: 'healthy' as const,
    rows: rowCount,
  }));
  done();
}
