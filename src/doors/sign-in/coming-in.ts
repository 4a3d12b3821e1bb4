import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DEVICE_COOKIE, SESSION_COOKIE } from '../../platform/session/cookie.js';
import { clientOf, Sessions } from '../../platform/session/sessions.js';
import type { Recognised, Refusal } from '../../sign-in/identified.domain.js';
import { type Completed, OidcService } from '../../sign-in/oidc/oidc.service.js';
import { StaffAccounts } from '../../sign-in/staff/staff-accounts.service.js';
import { FamilyIdentification } from '../../sign-in/suomi-fi/family-identification.service.js';

/** Whoever an issuer identified comes in as one of us, or is told why not. */
@Injectable()
export class ComingIn {
  constructor(
    private readonly oidc: OidcService,
    private readonly staff: StaffAccounts,
    private readonly families: FamilyIdentification,
    private readonly sessions: Sessions,
  ) {}

  /** The cookie of the session that is opened in place of the browser's present one; that stays if nobody comes in. */
  async comeIn(completed: Completed, request: FastifyRequest): Promise<{ token: string } | { refusal: Refusal }> {
    const client = clientOf(request);
    const recognised = await this.recognise(completed, request);
    if ('refusal' in recognised) {
      await this.oidc.turnAway(client);
      return recognised;
    }
    const token = await this.sessions.open(recognised.principalId, {
      kind: 'session',
      method: completed.issuer.kind === 'staff' ? 'oidc' : 'suomi-fi',
      client,
      replaces: request.cookies[SESSION_COOKIE],
      issuedBy: completed.issuedBy,
      askedAt: completed.askedAt,
      // Whom the issuer still knew did not show just now who they are.
      signedInAt: completed.signedInAt,
    });
    return { token };
  }

  private async recognise({ issuer, identified }: Completed, request: FastifyRequest): Promise<Recognised> {
    if (issuer.kind === 'staff') return this.staff.recognise(issuer, identified);
    const device = await this.sessions.actorOf(request.cookies[DEVICE_COOKIE], clientOf(request), 'device');
    return this.families.recognise(issuer, identified, device.principalId);
  }
}
