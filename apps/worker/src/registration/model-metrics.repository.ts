import type { Prisma, PrismaClient } from '@canopy/database';

/** Typed rows that there were at the last training of a model; undefined before the first. */
export async function findLastTotal(prisma: PrismaClient, modelName: string): Promise<number | undefined> {
  const last = await prisma.modelMetrics.findFirst({
    where: { modelName },
    orderBy: { createdAt: 'desc' },
    select: { totalSamples: true },
  });
  return last?.totalSamples;
}

/** Keeps a training's row; a second attempt of the same workflow run replaces the first's. */
export async function saveModelMetrics(
  prisma: PrismaClient,
  { workflowRunId, ...values }: Prisma.ModelMetricsUncheckedCreateInput,
): Promise<void> {
  await prisma.modelMetrics.upsert({
    where: { workflowRunId },
    create: { workflowRunId, ...values },
    update: values,
  });
}

/** Notes that a version was promoted after its training had ended. */
export async function markPromoted(prisma: PrismaClient, modelName: string, version: string): Promise<void> {
  await prisma.modelMetrics.updateMany({
    where: { modelName, modelVersion: Number(version) },
    data: { promoted: true },
  });
}
