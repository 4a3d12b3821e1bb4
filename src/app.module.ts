import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ContactModule } from './contact/contact.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import { Upkeep } from './platform/audit/upkeep.js';
import { graphqlModule } from './platform/graphql/graphql.module.js';
import { HttpErrorFilter } from './platform/http/http-error.filter.js';
import { DemoMailModule } from './platform/mail/demo/demo-mail.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { OutboxModule } from './platform/outbox/outbox.module.js';
import { type Foundation, PlatformModule } from './platform/platform.module.js';

/** The chapters in the order of the story: a later one may use an earlier one, never the reverse. */
const STORY = ['directory', 'contact', 'demo'] as const;

/** The whole application on its foundation. */
@Module({
  imports: [graphqlModule(), OutboxModule, MailModule, DirectoryModule, ContactModule],
  providers: [{ provide: APP_FILTER, useClass: HttpErrorFilter }, Upkeep],
})
export class AppModule {
  static on(foundation: Foundation): DynamicModule {
    const demo = foundation.config.demo ? [DemoModule, DemoMailModule] : [];
    return { module: AppModule, imports: [PlatformModule.on(foundation, STORY), ...demo] };
  }
}
