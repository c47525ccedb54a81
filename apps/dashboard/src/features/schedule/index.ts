export { NextRun } from './next-run';
export { PauseBanner } from './pause-banner';
export type { Schedule } from './schedule';
export { ScheduleSection } from './schedule-section';
export { useSchedule } from './use-schedule';
