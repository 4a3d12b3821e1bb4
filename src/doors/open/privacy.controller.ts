import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AreasToldService } from '../../directory/areas-told.service.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { HTML } from '../link-door.js';
import { languageOf } from '../page-language.js';
import { privacyPage } from './privacy.pages.js';

/** What is kept of whom (tietosuojaseloste). */
@Controller('tietosuoja')
export class PrivacyController {
  constructor(
    private readonly areas: AreasToldService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Header(...HTML)
  async show(@Req() request: FastifyRequest): Promise<string> {
    const { openPages: settings } = this.config;
    return privacyPage({ language: languageOf(request), areas: await this.areas.read(), settings });
  }
}
