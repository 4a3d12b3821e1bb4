import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { InvitationModule } from '../invitation/invitation.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { PlanModule } from '../plan/plan.module.js';
import { EmailCodeModule } from '../platform/session/email-code/email-code.module.js';
import { CalendarController } from './calendar.controller.js';
import { LinkPromisesController } from './link-promises.controller.js';
import { LinkPromises } from './link-promises.js';
import { PollController } from './poll.controller.js';
import { PromisesEntryController } from './promises-entry.controller.js';
import { PromisesController } from './promises.controller.js';
import { ReplyVisits } from './reply-visits.js';
import { ReplyController } from './reply.controller.js';

@Module({
  imports: [DeskModule, EmailCodeModule, InvitationModule, MeetingModule, PlanModule],
  controllers: [
    CalendarController,
    LinkPromisesController,
    PollController,
    PromisesController,
    PromisesEntryController,
    ReplyController,
  ],
  providers: [LinkPromises, ReplyVisits],
})
export class DoorsModule {}
