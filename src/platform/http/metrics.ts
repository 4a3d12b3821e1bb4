import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { stopwatch } from '../clock/clock.js';

/** What `/metrics` tells: operations by name and outcome, never by person. */
@Injectable()
export class OperationMetrics {
  readonly registry = new Registry();

  private readonly seconds = new Histogram({
    name: 'yhdessa_operation_seconds',
    help: 'Time of GraphQL operations by root field',
    labelNames: ['operation'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [this.registry],
  });

  private readonly outcomes = new Counter({
    name: 'yhdessa_operations_total',
    help: 'GraphQL operations by root field and error code',
    labelNames: ['operation', 'code'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Begins to measure; the returned function ends it with the outcome's code. */
  start(operation: string): (code: string) => void {
    const elapsed = stopwatch();
    return (code) => {
      this.seconds.observe({ operation }, elapsed() / 1000);
      this.outcomes.inc({ operation, code });
    };
  }

  /** A value that is read when somebody asks. Unknown is NaN: the other figures matter most while the database is away. */
  gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        this.set(await read().catch(() => Number.NaN));
      },
    });
  }
}
