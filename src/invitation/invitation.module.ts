import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { NetworkModule } from '../network/network.module.js';
import { ConsentModule } from '../consent/consent.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';

@Module({ imports: [DirectoryModule, NetworkModule, ConsentModule, MeetingModule], providers: [], exports: [] })
export class InvitationModule {}
