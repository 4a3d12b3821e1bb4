import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.js';
import type { Category } from '../platform/access/policies.js';
import { Work } from '../platform/access/work.js';
import { contactRules } from './contact.access.js';
import { ContactChange, type Target } from './contact.change.js';
import { ContactSealing } from './contact.sealing.js';
import { ContactHomes } from './contact.home.js';
import { correct, type Correction, type Notice } from './correction.domain.js';

/** What is told of a contact after it was recorded. Each returns the contact's id. */
@Injectable()
export class ContactCorrection {
  constructor(
    private readonly change: ContactChange,
    private readonly directory: DirectoryService,
    private readonly homes: ContactHomes,
    private readonly sealing: ContactSealing,
    private readonly work: Work,
  ) {}

  /** The misheard number. What was stored before is gone; the access log tells that it was changed, by whom and when. */
  correct(target: Target, correction: Correction): Promise<string> {
    const { municipality } = correction;
    return this.change.make(target, {
      rule: contactRules.correct,
      touches: partsOf(correction),
      decide: async (contact) => {
        const change = correct(contact, correction);
        if (municipality != null)
          await this.directory.requireMunicipality(contact.areaId, municipality, 'municipality');
        return { ...change, ...(await this.homes.correct(contact, correction)) };
      },
      also: (contact) => this.sealing.correct(contact, correction),
    });
  }

  /** A statutory notification was made. Also after the end: it is never blocked (invariant 23). */
  noteStatutoryNotice(target: Target, notice: Notice): Promise<string> {
    return this.change.make(target, {
      rule: contactRules.noteStatutoryNotice,
      afterEnd: true,
      touches: ['needs'],
      decide: () => ({}),
      also: ({ id }) => this.sealing.keepNotice(id, notice, this.work.now),
    });
  }
}

/** Which parts besides the logistics a correction writes. */
function partsOf({ identity, needCodes, description }: Correction): Category[] {
  return [
    ...(identity != null ? (['identity'] as const) : []),
    ...(needCodes != null || description != null ? (['needs'] as const) : []),
  ];
}
