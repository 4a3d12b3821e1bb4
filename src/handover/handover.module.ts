import { Module } from '@nestjs/common';
import { ConsentModule } from '../consent/consent.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { NetworkModule } from '../network/network.module.js';
import { AbsenceMails } from './absence/absence-mails.js';
import { AbsenceRepository } from './absence/absence.repository.js';
import { AbsenceResolver } from './absence/absence.resolver.js';
import { Absences } from './absence/absences.js';
import { AgreeingResolver } from './agreeing.resolver.js';
import { Confirming } from './confirming.js';
import { Consenting } from './consenting.js';
import { Contacting } from './contacting.js';
import { FallingBack } from './falling-back.js';
import { HandoverMails } from './handover-mails.js';
import { HandoverLoader } from './handover.loader.js';
import { HandoverRepository } from './handover.repository.js';
import { HandoverResolver } from './handover.resolver.js';
import { HandoverService } from './handover.service.js';
import { KeptCase } from './kept-case.js';
import { Offering } from './offering.js';
import { FollowingOutside } from './outside/following-outside.js';
import { OutsideLoader } from './outside/outside.loader.js';
import { OutsideRepository } from './outside/outside.repository.js';
import { OutsideResolver } from './outside/outside.resolver.js';
import { ProposingOutside } from './outside/proposing-outside.js';
import { Passing } from './passing.js';
import { Proposing } from './proposing.js';
import { Receiving } from './receiving.js';
import { HandoverWithoutDisqualified } from './without-disqualified.js';

const AGREEING = [AgreeingResolver, Proposing, Consenting, Offering, Receiving];
const WALKING = [
  HandoverResolver,
  Contacting,
  Confirming,
  Passing,
  FallingBack,
  HandoverWithoutDisqualified,
  HandoverMails,
];
const OUTSIDE = [OutsideResolver, ProposingOutside, FollowingOutside, OutsideLoader, OutsideRepository];
const ABSENCE = [AbsenceResolver, Absences, AbsenceRepository, AbsenceMails];

@Module({
  imports: [DirectoryModule, NetworkModule, ConsentModule],
  providers: [
    HandoverService,
    HandoverRepository,
    HandoverLoader,
    KeptCase,
    ...AGREEING,
    ...WALKING,
    ...OUTSIDE,
    ...ABSENCE,
  ],
  exports: [HandoverService],
})
export class HandoverModule {}
