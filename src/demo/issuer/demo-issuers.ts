import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { mappingSchema } from '../../platform/config/issuer-mapping.js';
import { Issuers } from '../../sign-in/oidc/issuers.service.js';
import type { Account } from './account.js';
import { DemoIssuer } from './demo-issuer.js';
import { FamilyRegister } from './family-register.js';
import { staffOf } from './staff-accounts.js';

/** Where the issuers are, by their ids among our issuers. */
export const PATHS = { demo: '/oidc', 'demo-suomi-fi': '/tunnistus' } as const;

/** Of the Finnish Trust Network: substantial and high. */
const LEVELS = ['http://ftn.ficora.fi/2017/loa2', 'http://ftn.ficora.fi/2017/loa3'];

/** The employers' sign-in and Suomi.fi of the demo. Nothing of the library is loaded before somebody signs in. */
@Injectable()
export class DemoIssuers implements OnModuleInit {
  private readonly made: DemoIssuer[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly family: FamilyRegister,
    private readonly issuers: Issuers,
    private readonly host: HttpAdapterHost,
  ) {}

  async onModuleInit(): Promise<void> {
    this.made.push(this.employers(), await this.suomiFi());
    for (const { plan } of this.made) this.issuers.add(plan.settings);
    this.mount(this.host.httpAdapter.getInstance<FastifyInstance>());
  }

  /** The issuer to which an address of ours belongs. */
  at(url: string): DemoIssuer {
    const found = this.made.find(({ plan }) => url.startsWith(`${plan.path}/`));
    if (!found) throw new Error('no issuer of the demo is there');
    return found;
  }

  private employers(): DemoIssuer {
    const { publicUrl } = this.config;
    const { accounts, rules, domains } = staffOf(this.clock.now());
    const settings = {
      ...this.settingsOf('demo', 'Demon työnantajat'),
      kind: 'staff',
      clientSecret: randomBytes(32).toString('base64url'),
      scopes: 'openid',
      levels: [],
      domains,
      mapping: mappingSchema.parse({ memberships: rules }),
    } as const;
    return new DemoIssuer({ path: PATHS.demo, publicUrl, settings, clientKeys: [], accounts: async () => accounts });
  }

  private async suomiFi(): Promise<DemoIssuer> {
    const [signing, encryption] = [await keyOf('ES256', 'sig'), await keyOf('ECDH-ES', 'enc')];
    const settings = {
      ...this.settingsOf('demo-suomi-fi', 'Suomi.fi (demo)'),
      kind: 'identification',
      privateKey: signing.own,
      encryptionKey: encryption.own,
      scopes: 'openid',
      levels: LEVELS,
      acrValues: LEVELS.join(' '),
      domains: [],
      mapping: mappingSchema.parse({}),
    } as const;
    const { publicUrl } = this.config;
    const clientKeys = [signing.shown, encryption.shown];
    const accounts = () => this.family.accounts();
    const vouch = (account: Account) => this.family.vouch(settings, account);
    return new DemoIssuer({ path: PATHS['demo-suomi-fi'], publicUrl, settings, clientKeys, accounts, vouch });
  }

  private settingsOf(id: keyof typeof PATHS, label: string) {
    const issuer = this.config.publicUrl + PATHS[id];
    return {
      id,
      label,
      issuer,
      clientId: 'yhdessa',
      subjectClaim: 'sub',
      userinfo: false,
      origins: [],
      isOnMachineTime: true,
    };
  }

  /** In a scope of its own, whose parsers leave the bodies to the library. */
  private mount(fastify: FastifyInstance): void {
    void fastify.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _body, done) => done(null));
      for (const issuer of this.made)
        scope.all(`${issuer.plan.path}/*`, async (request, reply) => {
          await issuer.prepare();
          handOver(reply);
          await issuer.answer(request.raw, reply.raw);
        });
    });
  }
}

/**
 * What answers next does so past Fastify, with the headers that all our answers have. A page of the library sends itself
 * on by a script, and lets that in by its hash, if scripts are spoken of at all.
 */
function handOver(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy'));
  void reply.header('content-security-policy', `${policy}; script-src`);
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value as string);
}

/** A key of ours for one use, and the half of it that the issuer may see. */
async function keyOf(alg: 'ES256' | 'ECDH-ES', use: string): Promise<{ own: JWK; shown: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const named = async (key: CryptoKey) => ({ ...(await exportJWK(key)), alg, use, kid: use });
  return { own: await named(privateKey), shown: await named(publicKey) };
}
