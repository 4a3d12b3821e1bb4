import { Injectable } from '@nestjs/common';
import { openConferenceLink } from '../meeting/conference-link.service.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { SealedText } from '../platform/sealing/sealed-text.js';
import { Sealing } from '../platform/sealing/sealing.js';

/** A key as JSON carries it. */
export interface KeyTree {
  readonly id: string;
  readonly wrapped: string | null;
  readonly wrappedBy: string;
}

/** Opens one sealed value of a tree: `place` is `table.column`, `id` the row's. */
export type Open = (place: string, id: string, sealed: string | null) => string | null;

/** Opens what a projection brought sealed, in base64. A destroyed key is an erasure: its texts are gone, the rest is not. */
@Injectable()
export class Opening {
  constructor(private readonly sealing: Sealing) {}

  with(key: KeyTree | null): Open {
    const dataKey: DataKey | null = key?.wrapped
      ? this.sealing.unwrap({ ...key, wrapped: Buffer.from(key.wrapped, 'base64') })
      : null;
    return (place, id, sealed) => (sealed && dataKey ? dataKey.open(`${place}:${id}`, SealedText.from(sealed)) : null);
  }

  /** The address of a video meeting, which has a key of its own. */
  conferenceLink(meetingId: string, sealed: string | null): string | null {
    return sealed && openConferenceLink(this.sealing, meetingId, SealedText.from(sealed));
  }
}
