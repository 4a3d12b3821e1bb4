import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '../access/work.js';
import { Outbox } from '../outbox/outbox.js';

const EVERY_HOUR = Temporal.Duration.from({ hours: 1 });

/** Empties first answers after a day; that something was done is remembered longer. */
@Injectable()
export class FirstAnswersSweep implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly outbox: Outbox,
  ) {}

  onModuleInit(): void {
    this.outbox.every('graphql.sweep', EVERY_HOUR, { settle: () => this.sweep() });
  }

  private async sweep(): Promise<void> {
    await this.em.execute('select access.sweep_first_answers(?)', [this.work.now.toString()]);
  }
}
