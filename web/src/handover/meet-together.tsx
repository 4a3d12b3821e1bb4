import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, RadioField, SelectField } from '../parts/fields.js';
import { Form, type PartOfForm, useGoesOn } from '../parts/form.js';
import { today } from '../words/whole-days.js';
import { MEET } from './inside.query.js';
import { dateOfText } from '../words/time.js';

const KINDS = ['MEETING', 'CALL', 'VISIT'] as const;

interface MeetGiven extends PartOfForm {
  readonly handover: { readonly id: string; readonly version: number };
  /** The case, for whoever has it before them. */
  readonly page?: WithMeetings;
}

interface WithMeetings {
  readonly meetings: readonly { readonly id: string; readonly state: string; readonly startsAt: string | null }[];
}

/** Old holder, new holder and family came together: how and when. Recorded by either holder, once it has been. */
export function MeetTogether(given: MeetGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('handover', given, t('handover.said.meet'));
  const [kind, choose] = useState('');
  const [on, setOn] = useState(today);
  const [meetingId, pick] = useState('');
  const { page, handover } = given;
  const input = () => ({
    handoverId: handover.id,
    expectedVersion: handover.version,
    kind: KINDS.find((each) => each === kind)!,
    on,
    ...(kind === 'MEETING' && meetingId && { meetingId }),
  });
  return (
    <Form document={MEET} input={input} submit={t('handover.meet.send')} {...going}>
      <p>{t('handover.meet.about')}</p>
      <How kind={kind} choose={choose} />
      {kind === 'MEETING' && page && <WhichMeeting page={page} meetingId={meetingId} pick={pick} />}
      <DayField
        label={t('handover.meet.on')}
        value={on}
        write={setOn}
        max={today()}
        missing={t('handover.dayMissing')}
      />
    </Form>
  );
}

function How({ kind, choose }: { readonly kind: string; readonly choose: (kind: string) => void }) {
  const { t } = useTranslation();
  return (
    <RadioField
      label={t('handover.meet.how')}
      value={kind}
      write={choose}
      missing={t('handover.meet.howMissing')}
      choices={KINDS.map((each) => [each, t(`handover.meet.kind.${each}`)])}
    />
  );
}

interface WhichGiven {
  readonly page: WithMeetings;
  readonly meetingId: string;
  readonly pick: (id: string) => void;
}

/** One of the meetings that were held, if it was one of those. */
function WhichMeeting({ page, meetingId, pick }: WhichGiven) {
  const { t } = useTranslation();
  const held = page.meetings.flatMap(({ id, state, startsAt }) =>
    state === 'HELD' && startsAt ? [[id, dateOfText(startsAt)] as const] : [],
  );
  if (held.length === 0) return null;
  return <SelectField label={t('handover.meet.which')} value={meetingId} write={pick} choices={held} />;
}
