import { Module } from '@nestjs/common';
import { InvitationModule } from '../invitation/invitation.module.js';

@Module({ imports: [InvitationModule], controllers: [] })
export class DoorsModule {}
