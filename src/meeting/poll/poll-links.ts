import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SealedText } from '../../platform/sealing/sealed-text.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { hashOf } from '../../platform/session/secret.js';

/** 144 bits: in whole characters, and of another length than the links of invitations, beside which they stand. */
const TOKEN_BYTES = 18;

/** What is sealed of a recipient: the secret of the link, and who comes instead. */
@Injectable()
export class PollLinks {
  constructor(private readonly sealing: Sealing) {}

  /** A new secret for a recipient. */
  make(recipientId: string): { linkToken: SealedText; linkTokenHash: Buffer } {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    return { linkToken: this.key.seal(place(recipientId), token), linkTokenHash: hashOf(token) };
  }

  /** The secret itself, for the mail that carries it. */
  read({ id, linkToken }: { readonly id: string; readonly linkToken: SealedText }): string {
    return this.key.open(place(id), linkToken);
  }

  /** By what a secret is found; null if the text could be none. */
  find(token: string): Buffer | null {
    return /^[\w-]{24}$/.test(token) ? hashOf(token) : null;
  }

  /** Who comes instead, in the words of who was asked: theirs are the only free words of a poll. */
  sealSubstitute(recipientId: string, text: string | null): SealedText | null {
    return this.key.seal(placeOfSubstitute(recipientId), text);
  }

  readSubstitute(recipientId: string, sealed: SealedText | null): string | null {
    return this.key.open(placeOfSubstitute(recipientId), sealed);
  }

  private get key() {
    return this.sealing.systemKey('invitation');
  }
}

const place = (recipientId: string) => `poll_recipient.link_token:${recipientId}`;
const placeOfSubstitute = (recipientId: string) => `poll_recipient.substitute:${recipientId}`;
