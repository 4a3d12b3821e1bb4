import { Injectable } from '@nestjs/common';
import type { OpenWay } from '../invitation/reminders/notice.domain.js';
import { dayOf } from '../platform/clock/clock.js';
import { EffectMail } from '../platform/mail/effect-mail.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { SealedText } from '../platform/sealing/sealed-text.js';
import { Sealing } from '../platform/sealing/sealing.js';
import type { FeedbackRequest } from './feedback.entity.js';
import { feedbackMail } from './feedback-mail.js';
import { FeedbackRepository, type RequestStanding } from './feedback.repository.js';
import { newToken, placeOfToken } from './feedback-tokens.js';

/** Addresses and words of a request, as the request itself. */
@Injectable()
export class FeedbackWriting {
  constructor(
    private readonly requests: FeedbackRepository,
    private readonly sealing: Sealing,
    private readonly mail: EffectMail,
  ) {}

  /** How it stands now, and by which ways its recipient may be written to. */
  async look({ scopeType, scopeId }: FeedbackRequest) {
    const standing = await this.requests.standing();
    const key = await this.sealing.keyOf(scopeType, scopeId);
    return { standing, key, ways: waysOf(standing, key) };
  }

  /** Subject and text; the link's secret is made once. */
  write(request: FeedbackRequest, standing: RequestStanding, key: DataKey): { subject: string; text: string } {
    const { kind, language = null, happenedAt, expiresAt } = request;
    const { counsellorName: name, counsellorPhone: phone } = standing;
    return feedbackMail({
      kind,
      language,
      happenedOn: dayOf(happenedAt),
      until: dayOf(expiresAt),
      link: this.mail.link(`/palaute/${this.secretOf(request, key)}`),
      counsellor: name === null ? null : { name, phone },
    });
  }

  private secretOf(request: FeedbackRequest, key: DataKey): string {
    const known = key.open(placeOfToken(request.id), request.linkToken);
    if (known !== null) return known;
    const { token, hash } = newToken();
    Object.assign(request, { linkToken: key.seal(placeOfToken(request.id), token), linkTokenHash: hash });
    return token;
  }
}

function waysOf({ address, ways }: RequestStanding, key: DataKey): OpenWay[] {
  const open = (place: string, sealed: string | null) =>
    sealed === null ? null : key.open(place, SealedText.from(sealed));
  const own = ways.map((way) => ({
    kind: 'email' as const,
    value: open(way.place, way.value)!,
    safeTime: open(way.timePlace, way.safeTime),
  }));
  return address === null ? own : [{ kind: 'email', value: address, safeTime: null }, ...own];
}
