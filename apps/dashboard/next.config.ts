import { join } from 'node:path';
import type { NextConfig } from 'next';

const repositoryRoot = join(import.meta.dirname, '../..');

const nextConfig: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  // Both load parts of themselves by computed names, which no bundler can follow.
  serverExternalPackages: ['@temporalio/client', 'pg', 'pino'],
  poweredByHeader: false,
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'x-content-type-options', value: 'nosniff' },
          { key: 'x-frame-options', value: 'DENY' },
          { key: 'referrer-policy', value: 'same-origin' },
        ],
      },
    ];
  },
};

export default nextConfig;
