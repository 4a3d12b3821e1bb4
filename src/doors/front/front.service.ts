import { Injectable } from '@nestjs/common';

/** Somebody as whom one can come in with one click. */
interface FrontPerson {
  /** As the issuer takes it for a hint. */
  readonly hint: string;
  readonly name: string;
  /** Title and unit, or who in the family. In Finnish. */
  readonly detail: string;
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
