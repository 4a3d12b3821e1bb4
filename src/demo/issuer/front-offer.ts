import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type FrontPeople, FrontService } from '../../doors/front/front.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Persona, PERSONAS } from '../personas.js';
import type { Account } from './account.js';
import { FamilyRegister } from './family-register.js';
import { staffOf } from './staff-accounts.js';

/**
 * Nobody may tell a close person the names in the family, not even their own, so that Suomi.fi's could be compared with
 * none: their way in is the code.
 */
const COMES_BY_CODE: Persona = 'close-person';

/** Puts the personas on the front page. */
@Injectable()
export class FrontOffer implements OnModuleInit {
  constructor(
    private readonly front: FrontService,
    private readonly clock: Clock,
    private readonly family: FamilyRegister,
  ) {}

  onModuleInit(): void {
    const staff = personasOf('demo', staffOf(this.clock.now()).accounts);
    const family = this.family.named().filter(({ hint }) => hint !== COMES_BY_CODE);
    this.front.offerPeople({ staff, family: personasOf('demo-suomi-fi', family) });
  }
}

const personasOf = (issuerId: string, accounts: readonly Account[]): FrontPeople => ({
  issuerId,
  people: accounts.filter(({ hint }) => (PERSONAS as readonly string[]).includes(hint)),
});
