import { Module } from '@nestjs/common';
import { DirectoryAccess } from './directory.access.js';
import { DirectoryKeeping } from './directory.keeping.js';
import { DirectoryReading } from './directory.reading.js';
import { DirectoryRepository } from './directory.repository.js';
import { DirectoryResolver } from './directory.resolver.js';
import { DirectoryService } from './directory.service.js';
import { ProfessionalRepository } from './professional.repository.js';
import { ProfessionalResolver } from './professional.resolver.js';
import { Professionals } from './professionals.js';

@Module({
  providers: [
    DirectoryAccess,
    DirectoryKeeping,
    DirectoryReading,
    DirectoryRepository,
    DirectoryResolver,
    DirectoryService,
    ProfessionalRepository,
    ProfessionalResolver,
    Professionals,
  ],
  exports: [DirectoryService],
})
export class DirectoryModule {}
