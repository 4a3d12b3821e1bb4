import type { Adapter, AdapterFactory, AdapterPayload, ClientMetadata } from 'oidc-provider';

/** More than a demo's sign-ins of a day. What is oldest goes first; what is over the library itself does not take. */
const ROOM = 2000;

/** Where an issuer of the demo keeps sign-ins, codes and sessions: in memory. Of clients it knows the one. */
export function keptInMemory(client: ClientMetadata): AdapterFactory {
  const kept = new Map<string, AdapterPayload>();
  return (model) => (model === 'Client' ? new OneClient(model, kept, client) : new Kept(model, kept));
}

class Kept implements Adapter {
  constructor(
    private readonly model: string,
    private readonly all: Map<string, AdapterPayload>,
  ) {}

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    this.all.set(this.key(id), payload);
    for (const oldest of this.all.keys()) {
      if (this.all.size <= ROOM) break;
      this.all.delete(oldest);
    }
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.all.get(this.key(id));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return [...this.all].find(([key, payload]) => key.startsWith(this.key('')) && payload.uid === uid)?.[1];
  }

  async findByUserCode(): Promise<undefined> {
    // Of sign-ins on a television.
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) this.all.set(this.key(id), { ...payload, consumed: true });
  }

  async destroy(id: string): Promise<void> {
    this.all.delete(this.key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of this.all) if (payload.grantId === grantId) this.all.delete(key);
  }

  private key(id: string): string {
    return `${this.model}:${id}`;
  }
}

class OneClient extends Kept {
  constructor(
    model: string,
    all: Map<string, AdapterPayload>,
    private readonly client: ClientMetadata,
  ) {
    super(model, all);
  }

  override async find(id: string): Promise<AdapterPayload | undefined> {
    return id === this.client.client_id ? { ...this.client } : undefined;
  }
}
