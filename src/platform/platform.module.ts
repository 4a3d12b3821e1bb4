import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { type DynamicModule, Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { LoggerModule } from 'nestjs-pino';
import { Access } from './access/access.js';
import { Work } from './access/work.js';
import { Clock } from './clock/clock.js';
import { CONFIG, type Config } from './config/config.js';
import type { NamedKey } from './config/variables.js';
import { Notifications } from './database/notifications.js';
import { Events, STORY } from './events/events.js';
import { ErrorPages } from './http/error-pages.js';
import { HealthController } from './http/health.controller.js';
import { loggingOptions } from './http/logging.js';
import { OperationMetrics } from './http/metrics.js';
import { Serving } from './http/serving.js';
import { KeyRing } from './sealing/data-key.js';
import { Sealing } from './sealing/sealing.js';
import { KeptForms } from './session/kept-forms.js';
import { SessionController } from './session/session.controller.js';
import { SessionKeys } from './session/session-keys.js';
import { Sessions } from './session/sessions.js';

/** What `start.ts` has made ready before the application is built. */
export interface Foundation {
  readonly config: Config;
  readonly orm: MikroORM;
  readonly clock: Clock;
  readonly dataKeys: readonly NamedKey[];
  readonly sessionKeys: readonly NamedKey[];
}

/** What every chapter stands on. Global: chapters inject it without importing it. */
@Module({})
export class PlatformModule {
  static on(foundation: Foundation, story: readonly string[]): DynamicModule {
    const { config, orm, clock, dataKeys, sessionKeys } = foundation;
    const shared = [
      { provide: CONFIG, useValue: config },
      { provide: MikroORM, useValue: orm },
      { provide: EntityManager, useValue: orm.em },
      { provide: Clock, useValue: clock },
      { provide: KeyRing, useValue: new KeyRing(dataKeys) },
      { provide: SessionKeys, useValue: new SessionKeys(sessionKeys) },
      { provide: STORY, useValue: story },
      { provide: Work, useFactory: () => new Work(orm.em, clock) },
      Access,
      ErrorPages,
      Events,
      KeptForms,
      Notifications,
      OperationMetrics,
      Sealing,
      Serving,
      Sessions,
    ];
    return {
      global: true,
      module: PlatformModule,
      imports: [LoggerModule.forRoot(loggingOptions(config)), TerminusModule],
      controllers: [HealthController, SessionController],
      providers: shared,
      exports: shared,
    };
  }
}
