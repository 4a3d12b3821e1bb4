import { Controller, Get, Header, Param } from '@nestjs/common';
import { numberPage, numbersPage } from './demo-sms.pages.js';
import { SmsCatcher } from './sms-catcher.js';

const HTML = ['content-type', 'text/html; charset=utf-8'] as const;

/** The caught text messages, for people at a demo. Shows everybody's to everybody: exists in demo mode only. */
@Controller('demo/sms')
export class DemoSmsController {
  constructor(private readonly catcher: SmsCatcher) {}

  @Get()
  @Header(...HTML)
  numbers(): string {
    return numbersPage(this.catcher.numbers);
  }

  @Get(':number')
  @Header(...HTML)
  number(@Param('number') number: string): string {
    return numberPage(number, this.catcher.of(number));
  }
}
