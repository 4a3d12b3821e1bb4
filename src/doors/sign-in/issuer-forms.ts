import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { IssuerSettings } from '../../platform/config/issuer-settings.js';
import { letFormsLeadTo } from '../../platform/http/security.js';
import { Issuers } from '../../sign-in/oidc/issuers.service.js';
import { OidcService } from '../../sign-in/oidc/oidc.service.js';

/** For every page with a form that begins a sign-in at an issuer. */
@Injectable()
export class IssuerForms {
  constructor(
    private readonly issuers: Issuers,
    private readonly oidc: OidcService,
  ) {}

  /** The issuers for whom the page has forms; from now on its policy lets these lead to them. */
  async offer(kind: IssuerSettings['kind'], reply: FastifyReply): Promise<readonly IssuerSettings[]> {
    letFormsLeadTo(reply, await this.oidc.origins(kind));
    return this.issuers.all(kind);
  }
}
