import { Injectable } from '@nestjs/common';
import { openConferenceLink } from '../meeting/conference-link.service.js';
import { type KeyTree, type Open, openingWith } from '../platform/sealing/opening.js';
import { SealedText } from '../platform/sealing/sealed-text.js';
import { Sealing } from '../platform/sealing/sealing.js';

export type { KeyTree, Open };

/** Opens what a projection brought sealed, in base64. */
@Injectable()
export class Opening {
  constructor(private readonly sealing: Sealing) {}

  with(key: KeyTree | null): Open {
    return openingWith(key, (wrapped) => this.sealing.unwrap(wrapped));
  }

  /** The address of a video meeting, which has a key of its own. */
  conferenceLink(meetingId: string, sealed: string | null): string | null {
    return sealed && openConferenceLink(this.sealing, meetingId, SealedText.from(sealed));
  }
}
