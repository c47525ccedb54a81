export { AlertsSection } from './alerts-section';
export { CalibrationSection } from './calibration-section';
export { DriftSection } from './drift-section';
export { PerformanceSection } from './performance-section';
export { RecallSection } from './recall-section';
export { TrustSection } from './trust-section';
export { useAlertWords } from './use-alert-words';
export { VerdictSection } from './verdict-section';
