import { Injectable, Logger } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { stopwatch } from '../clock/clock.js';

/** What `/metrics` tells: operations by name and outcome, never by person. */
@Injectable()
export class OperationMetrics {
  private readonly log = new Logger('metrics');
  private readonly registry = new Registry();
  private readonly readers: (() => Promise<void>)[] = [];

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

  /** Values that are read together, once whenever somebody asks: each name with its help. */
  gauges<Name extends string>(help: Readonly<Record<Name, string>>, read: () => Promise<Record<Name, number>>): void {
    const gauges = (Object.keys(help) as Name[]).map(
      (name) => [name, new Gauge({ name, help: help[name], registers: [this.registry] })] as const,
    );
    this.readers.push(async () => {
      // Unknown is no sample at all, neither NaN nor the last value known.
      for (const [, gauge] of gauges) gauge.remove();
      const values = await read();
      for (const [name, gauge] of gauges) gauge.set(values[name]);
    });
  }

  /** Everything, as Prometheus reads it. What cannot be read is missing: the rest matters most just then. */
  async text(): Promise<string> {
    const results = await Promise.allSettled(this.readers.map((read) => read()));
    for (const result of results)
      if (result.status === 'rejected') this.log.warn(`no figure: ${nameOf(result.reason)}`);
    return this.registry.metrics();
  }
}

/** Never the message: it may hold what was asked. */
const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown');
