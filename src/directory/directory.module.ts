import { Module } from '@nestjs/common';
import { AreasToldService } from './areas-told.service.js';
import { DirectoryAccess } from './directory.access.js';
import { DirectoryEnding } from './directory.ending.js';
import { DirectoryKeeping } from './directory.keeping.js';
import { DirectoryReading } from './directory.reading.js';
import { DirectoryRepository } from './directory.repository.js';
import { DirectoryResolver } from './directory.resolver.js';
import { DirectoryService } from './directory.service.js';
import { PlacesRepository } from './places.repository.js';
import { PlacesResolver } from './places.resolver.js';
import { Places } from './places.js';
import { ProfessionalRepository } from './professional.repository.js';
import { ProfessionalResolver } from './professional.resolver.js';
import { Professionals } from './professionals.js';

@Module({
  providers: [
    AreasToldService,
    DirectoryAccess,
    DirectoryEnding,
    DirectoryKeeping,
    DirectoryReading,
    DirectoryRepository,
    DirectoryResolver,
    DirectoryService,
    Places,
    PlacesRepository,
    PlacesResolver,
    ProfessionalRepository,
    ProfessionalResolver,
    Professionals,
  ],
  exports: [AreasToldService, DirectoryService],
})
export class DirectoryModule {}
