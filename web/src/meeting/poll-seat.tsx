import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { Form, type PartOfForm, useGoesOn } from '../parts/form.js';
import { type Seat, SeatChoice } from '../parts/seat-choice.js';
import { GIVE_POLL_SEAT, type Recipient } from './poll.query.js';
import { nameOf } from '../words/names.js';

interface GiveGiven {
  readonly areaId: string;
  /** Who was asked, and answered that a colleague comes instead. */
  readonly recipient: Recipient;
  /** Whom they named, in their own words. */
  readonly substitute: string;
  readonly part: PartOfForm;
}

/** Gives the seat to whom they named: words alone invite nobody. */
export function GiveSeat({ part, ...given }: GiveGiven) {
  const { t } = useTranslation();
  return (
    <Act label={t('meeting.poll.seat.open')} of={nameOf(given.recipient)}>
      {(close) => <GiveForm {...given} part={{ ...part, close }} />}
    </Act>
  );
}

function GiveForm({ areaId, recipient, substitute, part }: GiveGiven) {
  const { t } = useTranslation();
  const [seat, choose] = useState<Seat | null>(null);
  const { refusals, ...going } = useGoesOn('meeting', part, t('meeting.poll.seat.given', { name: nameOf(recipient) }));
  return (
    <Form
      document={GIVE_POLL_SEAT}
      input={() => ({
        recipientId: recipient.id,
        expectedVersion: recipient.version,
        professionalId: seat!.professionalId,
      })}
      submit={t('meeting.poll.seat.send')}
      refusals={{ ...refusals, NOT_FOUND: t('meeting.poll.seat.notFound') }}
      {...going}
    >
      <p>{t('meeting.poll.seat.about', { substitute })}</p>
      <SeatChoice
        areaId={areaId}
        unitId={recipient.unitId}
        label={t('meeting.poll.seat.whom')}
        seat={seat}
        choose={choose}
      />
    </Form>
  );
}
