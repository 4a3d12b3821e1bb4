import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ADVICE_DESK } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { hex } from '../../platform/database/bytes.js';
import { gates } from '../../platform/session/gates.domain.js';
import { SessionKeys } from '../../platform/session/session-keys.js';
import { begin } from '../contact.domain.js';
import { ContactIntake } from '../intake.service.js';
import { type AdviceRequest, checkReach, contactOf, OF_ALL, OF_NETWORK, OF_REACH } from './advice.domain.js';

/** Who sends a form: which form it was, and from where it came. */
export interface Sender {
  /** A secret of the page that was shown: the same again is the same press. */
  readonly once: string;
  /** IP address. */
  readonly client: string;
}

interface Opened {
  readonly wait: number;
  readonly isNew: boolean;
  readonly area: string;
}

/** Anybody asks for advice (pyydä neuvo), without an account: a contact in the duty queue of where they live, at once. */
@Injectable()
export class AdviceService {
  constructor(
    private readonly em: EntityManager,
    private readonly intake: ContactIntake,
    private readonly keys: SessionKeys,
    private readonly work: Work,
  ) {}

  /**
   * Records the request, once however often it is sent. Answers in how many seconds to try again; 0: it has arrived. Throws
   * `REACH_MISSING`, `TIME_WITHOUT_PHONE`.
   */
  ask(request: AdviceRequest, sender: Sender): Promise<number> {
    return this.work.run(ADVICE_DESK, 'advice.ask', async () => {
      checkReach(request);
      const id = newId();
      const { wait, isNew, area } = await this.open(id, request, sender);
      if (!isNew) return wait;
      const input = contactOf(request, area, this.work.now);
      // The desk takes nothing, so for which unit it would does not matter.
      const recorder = { principalId: ADVICE_DESK.principalId, unitId: area };
      await this.intake.store(id, input, begin(input, recorder, this.work.now));
      const line = { action: 'record', scopeType: 'contact', scopeId: id, areaId: area, basis: 'asking' } as const;
      this.work.note(...(['logistics', 'needs', 'identity'] as const).map((category) => ({ ...line, category })));
      return 0;
    });
  }

  private async open(id: string, { municipality, phone, email }: AdviceRequest, sender: Sender): Promise<Opened> {
    const reach = this.keys.hash(`reach ${phone ?? email!.toLowerCase()}`);
    const [row] = await this.em.execute<Opened[]>(
      'select wait, is_new as "isNew", area from access.open_request(?, ?, ?::bytea, ?::jsonb)',
      [
        id,
        municipality,
        hex(this.keys.hash(`advice ${sender.once}`)),
        gates([OF_REACH, reach], [OF_NETWORK, this.keys.ofNetwork(sender.client)], [OF_ALL, Buffer.of(0)]),
      ],
    );
    return row!;
  }
}
