import { Injectable } from '@nestjs/common';
import type { PersonRole } from '../../family/family.domain.js';

/** Somebody as whom one can come in with one click. */
interface FrontPerson {
  /** As the issuer takes it for a hint. */
  readonly hint: string;
  readonly name: string;
  /** Title and unit. In Finnish. */
  readonly detail: string;
  /** Who in the family: said in the language of the page, in the place of the detail. */
  readonly role?: PersonRole;
}

/** Those whom one issuer knows. */
export interface FrontPeople {
  readonly issuerId: string;
  readonly people: readonly FrontPerson[];
}

/** Who is offered on the front page of a demo: by the demo itself, which comes after the doors. */
export interface Offer {
  readonly staff: FrontPeople;
  readonly family: FrontPeople;
}

/** What the front page shows: outside a demo nothing. */
@Injectable()
export class FrontService {
  private offered: Offer | null = null;

  get offer(): Offer | null {
    return this.offered;
  }

  /** Told once, at the start. */
  offerPeople(offer: Offer): void {
    this.offered = offer;
  }
}
