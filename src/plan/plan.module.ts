import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { FamilyModule } from '../family/family.module.js';
import { NetworkModule } from '../network/network.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';

@Module({ imports: [DirectoryModule, FamilyModule, NetworkModule, MeetingModule], providers: [], exports: [] })
export class PlanModule {}
