import { Module } from '@nestjs/common';
import { CasePageReading } from './case-page.reading.js';
import { CasePageRepository } from './case-page.repository.js';
import { DayReading } from './day.reading.js';
import { DayRepository } from './day.repository.js';
import { DeskResolver } from './desk.resolver.js';
import { Opening } from './opening.js';

@Module({ providers: [CasePageReading, CasePageRepository, DayReading, DayRepository, DeskResolver, Opening] })
export class DeskModule {}
