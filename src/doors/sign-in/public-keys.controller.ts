import { Controller, Get, Header, Param } from '@nestjs/common';
import { PublicKeys } from '../../sign-in/oidc/public-keys.service.js';

/** Where an issuer fetches the public halves of our keys. */
@Controller('kirjaudu/:issuer/avaimet')
export class PublicKeysController {
  constructor(private readonly keys: PublicKeys) {}

  @Get()
  @Header('content-type', 'application/jwk-set+json; charset=utf-8')
  show(@Param('issuer') issuer: string): string {
    return JSON.stringify(this.keys.of(issuer));
  }
}
