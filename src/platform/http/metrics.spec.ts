import { Logger } from '@nestjs/common';
import { OperationMetrics } from './metrics.js';

Logger.overrideLogger(false);

describe('gauges that are read together', () => {
  it('are read once whenever somebody asks', async () => {
    const metrics = new OperationMetrics();
    let reads = 0;
    metrics.gauges({ test_one: 'One', test_two: 'Two' }, async () => ({
      test_one: (reads += 1),
      test_two: 10 * reads,
    }));
    expect(await metrics.text()).toMatch(/^test_one 1\n(.*\n)+test_two 10$/m);
    expect(await metrics.text()).toMatch(/^test_one 2\n(.*\n)+test_two 20$/m);
    expect(reads).toBe(2);
  });

  it('have no sample when they cannot be read, not even the last one, and the others stay', async () => {
    const metrics = new OperationMetrics();
    let fails = false;
    metrics.gauges({ test_frail: 'Frail' }, async () => {
      if (fails) throw new Error('away');
      return { test_frail: 1 };
    });
    metrics.gauges({ test_sound: 'Sound' }, async () => ({ test_sound: 2 }));
    expect(await metrics.text()).toMatch(/^test_frail 1$/m);
    fails = true;
    const text = await metrics.text();
    expect(text).not.toMatch(/^test_frail /m);
    expect(text).toMatch(/^test_sound 2$/m);
    fails = false;
    expect(await metrics.text()).toMatch(/^test_frail 1$/m);
  });
});
