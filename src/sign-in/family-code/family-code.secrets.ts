import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SessionKeys } from '../../platform/session/session-keys.js';
import { CODE } from './family-code.domain.js';

/** What stands of a code in the database: hashes under a key that is not there. */
@Injectable()
export class FamilyCodeSecrets {
  constructor(private readonly keys: SessionKeys) {}

  /** A new one, at random. */
  make(): string {
    return Array.from({ length: CODE.length }, () => CODE.letters[randomInt(CODE.letters.length)]).join('');
  }

  /** By which it is found, under each of the keys, the newest first. */
  ofCode(code: string): Buffer[] {
    return this.keys.hashes(`family code ${code}`);
  }

  /** By which the digits are compared: together with the code, because four digits alone hide nothing. */
  ofDigits(code: string, digits: string): Buffer[] {
    return this.keys.hashes(`family code ${code} of the phone ${digits}`);
  }

  /** By which the browser in which it was used is known again. */
  ofBrowser(secret: string): Buffer[] {
    return this.keys.hashes(`family code in ${secret}`);
  }
}
