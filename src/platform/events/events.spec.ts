import { Events } from './events.js';

interface ConsentWithdrawn {
  readonly type: 'consent.withdrawn';
  readonly consentId: string;
}
const withdrawn: ConsentWithdrawn = { type: 'consent.withdrawn', consentId: 'c1' };

describe('events', () => {
  const events = () => new Events(['contact', 'consent', 'invitation', 'plan']);

  it('reach the chapters in story order, whatever the order of registration', async () => {
    const told: string[] = [];
    const bus = events();
    for (const chapter of ['plan', 'contact', 'invitation']) {
      bus.handle<ConsentWithdrawn>(chapter, 'consent.withdrawn', async ({ consentId }) => {
        told.push(`${chapter} ${consentId}`);
      });
    }
    await bus.announce(withdrawn);
    expect(told).toEqual(['contact c1', 'invitation c1', 'plan c1']);
  });

  it('are handled one after the other, two handlers of a chapter as they registered', async () => {
    const told: string[] = [];
    const bus = events();
    for (const name of ['first', 'second']) {
      bus.handle('plan', 'consent.withdrawn', async () => {
        told.push(`${name} begins`);
        await Promise.resolve();
        told.push(`${name} ends`);
      });
    }
    await bus.announce(withdrawn);
    expect(told).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('stop at a throw, which reaches who announced', async () => {
    const told: string[] = [];
    const bus = events();
    bus.handle('plan', 'consent.withdrawn', async () => void told.push('plan'));
    bus.handle('invitation', 'consent.withdrawn', async () => Promise.reject(new Error('veto')));
    await expect(bus.announce(withdrawn)).rejects.toThrow('veto');
    expect(told).toEqual([]);
  });

  it('reach only the handlers of their type, or nobody', async () => {
    const told: string[] = [];
    const bus = events();
    bus.handle('plan', 'consent.given', async () => void told.push('plan'));
    await bus.announce(withdrawn);
    expect(told).toEqual([]);
  });

  it('refuse a chapter that the story does not know', () => {
    expect(() => events().handle('elsewhere', 'consent.withdrawn', async () => undefined)).toThrow('"elsewhere"');
  });
});
