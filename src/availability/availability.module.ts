import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';

@Module({ imports: [DirectoryModule], providers: [], exports: [] })
export class AvailabilityModule {}
