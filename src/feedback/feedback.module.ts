import { Module } from '@nestjs/common';
import { hourly } from '../platform/outbox/hourly.js';
import { FeedbackAsking } from './feedback-asking.js';
import { FeedbackMailing } from './feedback-mailing.js';
import { FeedbackReading } from './feedback-reading.js';
import { FeedbackRepository } from './feedback.repository.js';
import { FeedbackResolver } from './feedback.resolver.js';
import { FeedbackService } from './feedback.service.js';
import { FeedbackWriting } from './feedback-writing.js';

@Module({
  providers: [
    FeedbackAsking,
    FeedbackMailing,
    FeedbackReading,
    FeedbackRepository,
    FeedbackResolver,
    FeedbackService,
    FeedbackWriting,
    hourly('feedback.sweep', 'select access.sweep_feedback()'),
  ],
  exports: [FeedbackService],
})
export class FeedbackModule {}
