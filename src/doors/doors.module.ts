import { Module } from '@nestjs/common';
import { InvitationModule } from '../invitation/invitation.module.js';
import { ReplyController } from './reply.controller.js';

@Module({ imports: [InvitationModule], controllers: [ReplyController] })
export class DoorsModule {}
