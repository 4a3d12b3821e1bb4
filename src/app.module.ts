import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { DirectoryModule } from './directory/directory.module.js';
import { ContactModule } from './contact/contact.module.js';
import { FamilyModule } from './family/family.module.js';
import { NetworkModule } from './network/network.module.js';
import { ConsentModule } from './consent/consent.module.js';
import { AvailabilityModule } from './availability/availability.module.js';
import { MeetingModule } from './meeting/meeting.module.js';
import { InvitationModule } from './invitation/invitation.module.js';
import { GatheringModule } from './gathering/gathering.module.js';
import { PlanModule } from './plan/plan.module.js';
import { FollowUpModule } from './follow-up/follow-up.module.js';
import { HandoverModule } from './handover/handover.module.js';
import { FeedbackModule } from './feedback/feedback.module.js';
import { ClosingModule } from './closing/closing.module.js';
import { DeskModule } from './desk/desk.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { DoorsModule } from './doors/doors.module.js';
import { DemoModule } from './demo/demo.module.js';
import { LogSealing } from './platform/audit/log-sealing.js';
import { PoolGauges } from './platform/database/pool-gauges.js';
import { graphqlModule } from './platform/graphql/graphql.module.js';
import { HttpErrorFilter } from './platform/http/http-error.filter.js';
import { DemoMailModule } from './platform/mail/demo/demo-mail.module.js';
import { InboundGauges } from './platform/mail/inbound/inbound-gauges.js';
import { LiveModule } from './platform/live/live.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { DemoSmsModule } from './platform/sms/demo/demo-sms.module.js';
import { SmsModule } from './platform/sms/sms.module.js';
import { hourly } from './platform/outbox/hourly.js';
import { OutboxGauges } from './platform/outbox/outbox-gauges.js';
import { OutboxModule } from './platform/outbox/outbox.module.js';
import { type Foundation, PlatformModule } from './platform/platform.module.js';

/** The chapters in the order of the story: a later one may use an earlier one, never the reverse. */
const STORY = [
  'directory',
  'contact',
  'family',
  'network',
  'consent',
  'availability',
  'meeting',
  'invitation',
  'gathering',
  'plan',
  'follow-up',
  'handover',
  'feedback',
  'closing',
  'desk',
  'sign-in',
  'doors',
  'demo',
] as const;

const CHAPTERS = [
  DirectoryModule,
  ContactModule,
  FamilyModule,
  NetworkModule,
  ConsentModule,
  AvailabilityModule,
  MeetingModule,
  InvitationModule,
  GatheringModule,
  PlanModule,
  FollowUpModule,
  HandoverModule,
  FeedbackModule,
  ClosingModule,
  DeskModule,
  SignInModule,
  DoorsModule,
];

/** Sessions that are over; first answers after a day: that something was done is remembered longer; budgets that are whole. */
const FORGETTING = [
  hourly('work.sweep', 'select access.sweep_work()'),
  hourly('session.sweep', 'select access.sweep_sessions(access.now())'),
  hourly('graphql.sweep', 'select access.sweep_first_answers(access.now())'),
];

/** What is done now and then, and what is shown in `/metrics`. */
const UPKEEP = [LogSealing, ...FORGETTING, OutboxGauges, InboundGauges, PoolGauges];

/** The whole application on its foundation. */
@Module({
  imports: [OutboxModule, MailModule, SmsModule, ...CHAPTERS],
  providers: [{ provide: APP_FILTER, useClass: HttpErrorFilter }, ...UPKEEP],
})
export class AppModule {
  /** `schemaFile`: where to write the GraphQL schema; by default it is kept in memory. */
  static on(foundation: Foundation, { schemaFile }: { schemaFile?: string } = {}): DynamicModule {
    const graphql = graphqlModule(schemaFile);
    const demo = foundation.config.demo ? [DemoModule, DemoMailModule, DemoSmsModule] : [];
    return {
      module: AppModule,
      imports: [PlatformModule.on(foundation, STORY), graphql, LiveModule.on(graphql), ...demo],
    };
  }
}
