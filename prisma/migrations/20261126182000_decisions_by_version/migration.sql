-- What was decided about each of many versions last is asked by the dashboard every few seconds.

-- CreateIndex
CREATE INDEX "decisions_name_alias_version_position_idx" ON "decisions"("name", "alias", "version", "position");
