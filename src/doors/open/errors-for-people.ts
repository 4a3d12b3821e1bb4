import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AreasToldService } from '../../directory/areas-told.service.js';
import { ErrorPages } from '../../platform/http/error-pages.js';
import { languageOf } from '../page-language.js';
import { errorPage } from './error.pages.js';

/** Whoever meets an error with a browser gets a page with a number, never JSON. */
@Injectable()
export class ErrorsForPeople implements OnModuleInit {
  constructor(
    private readonly pages: ErrorPages,
    private readonly areas: AreasToldService,
  ) {}

  onModuleInit(): void {
    this.pages.makeBy((status, request) =>
      errorPage({
        language: languageOf(request),
        status,
        isForm: request.method === 'POST',
        areas: this.areas.known,
      }),
    );
  }
}
