-- AlterTable
ALTER TABLE "alerts" ADD COLUMN "reason" JSONB;
