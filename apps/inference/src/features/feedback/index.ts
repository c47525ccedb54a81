export { createFeedbackRepository, type FeedbackRepository } from './feedback.repository.js';
export { feedbackRoutes as feedback } from './feedback.routes.js';
export { createFeedbackService } from './feedback.service.js';
