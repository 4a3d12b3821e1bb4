import {
  BadRequestException,
  Body,
  Controller,
  Get,
  Header,
  Logger,
  NotFoundException,
  Param,
  Post,
  Query,
  Redirect,
} from '@nestjs/common';
import { describeFailure } from '../../outbox/failure.js';
import { MailCatcher } from '../mail-catcher.js';
import { type Answer, ANSWERS } from './calendar-answer.js';
import { HOME_ZONE } from './calendar-request.js';
import { DemoAnswers } from './demo-answers.js';
import { mailboxesPage, mailboxPage, messagePage, messagePath, type Outcome } from './demo-mail.pages.js';
import { STYLE } from './demo-mail.style.js';
import { type DemoMessage, readMail } from './demo-message.js';

const HTML = ['content-type', 'text/html; charset=utf-8'] as const;

const isAnswer = (text: unknown): text is Answer => (ANSWERS as readonly unknown[]).includes(text);

/** The caught mail, for people at a demo. Shows everybody's mail to everybody: exists in demo mode only. */
@Controller('demo/mail')
export class DemoMailController {
  private readonly log = new Logger(DemoMailController.name);

  constructor(
    private readonly catcher: MailCatcher,
    private readonly answers: DemoAnswers,
  ) {}

  @Get()
  @Header(...HTML)
  mailboxes(): string {
    return mailboxesPage(this.catcher.mailboxes);
  }

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return STYLE;
  }

  @Get(':mailbox')
  @Header(...HTML)
  async mailbox(@Param('mailbox') mailbox: string): Promise<string> {
    return mailboxPage(mailbox, await Promise.all(this.catcher.mailbox(mailbox).map(readMail)));
  }

  @Get(':mailbox/:id')
  @Header(...HTML)
  async message(
    @Param('mailbox') mailbox: string,
    @Param('id') id: string,
    @Query('sent') sent?: string,
  ): Promise<string> {
    const outcome: Outcome = isAnswer(sent) || sent === 'failed' ? sent : undefined;
    return messagePage(await this.read(mailbox, id), outcome);
  }

  @Post(':mailbox/:id/answer')
  @Redirect()
  async answer(
    @Param('mailbox') mailbox: string,
    @Param('id') id: string,
    @Body() form: { answer?: unknown; start?: unknown },
  ): Promise<{ url: string; statusCode: number }> {
    const { calendar } = await this.read(mailbox, id);
    if (calendar?.method !== 'REQUEST' || !isAnswer(form.answer)) throw new BadRequestException('nothing to answer');
    const proposed = form.answer === 'counter' ? startOf(form.start) : null;
    const sent = await this.answers.send(mailbox, calendar, form.answer, proposed).then(
      () => form.answer,
      (error: unknown) => this.failed(error),
    );
    return { url: `${messagePath(mailbox, id)}?sent=${String(sent)}`, statusCode: 303 };
  }

  private failed(error: unknown): 'failed' {
    this.log.warn(`an answer was not sent: ${describeFailure(error)}`);
    return 'failed';
  }

  private read(mailbox: string, id: string): Promise<DemoMessage> {
    const mail = this.catcher.find(mailbox, id);
    if (!mail) throw new NotFoundException('no such mail');
    return readMail(mail);
  }
}

/** `2026-12-03T09:00` as a form's datetime-local field writes it, in our zone. */
function startOf(text: unknown): Temporal.ZonedDateTime {
  try {
    return Temporal.PlainDateTime.from(String(text)).toZonedDateTime(HOME_ZONE);
  } catch (error) {
    throw new BadRequestException('start: a local date and time is needed', { cause: error });
  }
}
