-- CreateIndex
CREATE INDEX "predictions_model_version_id_idx" ON "predictions"("model_version", "id");
