import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { AdviceService } from './advice/advice.service.js';
import { AnsweringConsultation } from './consultation/answering-consultation.js';
import { AskerMail } from './consultation/asker-mail.js';
import { Asking } from './consultation/asking.js';
import { ConsultationRepository } from './consultation/consultation.repository.js';
import { ConsultationResolver } from './consultation/consultation.resolver.js';
import { ConsultationService } from './consultation/consultation.service.js';
import { ContactChange } from './contact.change.js';
import { ContactCorrection } from './contact.correction.js';
import { ContactHomes } from './contact.home.js';
import { ContactIntake } from './intake.service.js';
import { ContactReading } from './contact.reading.js';
import { ContactRepository } from './contact.repository.js';
import { ContactResolver } from './contact.resolver.js';
import { ContactSealing } from './contact.sealing.js';
import { ContactService } from './contact.service.js';
import { DutyResolver } from './duty.resolver.js';
import { DutyService } from './duty.service.js';

const CONSULTING = [
  ConsultationResolver,
  ConsultationRepository,
  ConsultationService,
  Asking,
  AnsweringConsultation,
  AskerMail,
];

@Module({
  imports: [DirectoryModule],
  providers: [
    AdviceService,
    ContactChange,
    ContactCorrection,
    ContactHomes,
    ContactIntake,
    ContactReading,
    ContactRepository,
    ContactResolver,
    ContactSealing,
    ContactService,
    DutyResolver,
    DutyService,
    ...CONSULTING,
  ],
  exports: [AdviceService, ContactIntake, ContactService],
})
export class ContactModule {}
