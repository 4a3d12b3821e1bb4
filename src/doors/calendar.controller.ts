import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CalendarFeedService } from '../invitation/calendar-feed/calendar-feed.service.js';

/** Kept by the program that asked and by nobody in between, and asked about each time. */
const KEPT = 'private, no-cache';
const OF_CALENDAR = {
  'content-type': 'text/calendar; charset=utf-8',
  'content-disposition': 'inline; filename="yhdessa.ics"',
} as const;

/**
 * The door of calendar programs: whoever knows the address reads the owner's meetings, and changes nothing. There is no
 * Last-Modified: two changes within its second would look like one.
 */
@Controller('calendar')
export class CalendarController {
  constructor(private readonly feeds: CalendarFeedService) {}

  @Get(':token.ics')
  async fetch(
    @Param('token') token: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.feeds.fetch(token, ifNoneMatch);
    void reply.header('x-robots-tag', 'noindex, nofollow, noarchive');
    if (answer.outcome === 'unknown') return void reply.code(404).type('text/plain; charset=utf-8').send('Not found\n');
    void reply.headers({ etag: `"${answer.etag}"`, 'cache-control': KEPT });
    if (answer.outcome === 'unchanged') return void reply.code(304).send();
    return void reply.headers(OF_CALENDAR).send(answer.text);
  }
}
