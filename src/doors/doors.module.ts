import { Module } from '@nestjs/common';
import { InvitationModule } from '../invitation/invitation.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { PollController } from './poll.controller.js';
import { ReplyController } from './reply.controller.js';

@Module({ imports: [InvitationModule, MeetingModule], controllers: [PollController, ReplyController] })
export class DoorsModule {}
