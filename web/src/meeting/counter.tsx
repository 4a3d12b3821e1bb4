import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { nameOf } from '../parts/names.js';
import { Opens } from '../parts/opened.js';
import { Shown } from '../parts/shown.js';
import { useStep } from '../parts/work.js';
import { spanText } from '../words/time.js';
import { languageOfServer } from './local-time.js';
import { ACCEPT_COUNTER, COUNTER_PROPOSAL, type CounterProposal, DECLINE_COUNTER } from './answer.query.js';
import { firstGuardian, GuardianChoice } from './guardian-choice.js';
import { useInsisting } from './insisting.js';
import type { Invitation } from './meeting.query.js';
import { Refusal } from './refusal.js';
import type { MeetingGiven } from './given.js';

interface CounterGiven extends MeetingGiven {
  readonly invitation: Invitation;
}

/** Another time that somebody asks for: how it suits the others, and whether it becomes the time of the meeting. */
export function Counter({ invitation, ...given }: CounterGiven) {
  const { t } = useTranslation();
  const { id, proposed } = invitation;
  return (
    <>
      {proposed && <p>{t('meeting.counter.asks', { when: spanText(proposed.start, proposed.end) })}</p>}
      <Opens name={`counter ${id}`} label={t('meeting.counter.look')} of={nameOf(invitation)}>
        {() => (
          <Shown
            query={COUNTER_PROPOSAL}
            variables={{ invitationId: id, times: { proposals: 0, language: languageOfServer() } }}
          >
            {({ counterProposal }) =>
              counterProposal ? (
                <Weighed counter={counterProposal} invitation={invitation} {...given} />
              ) : (
                <p>{t('meeting.counter.gone')}</p>
              )
            }
          </Shown>
        )}
      </Opens>
    </>
  );
}

function Weighed({ counter, invitation, page, meeting }: CounterGiven & { readonly counter: CounterProposal }) {
  const { t } = useTranslation();
  const [guardianId, choose] = useState(firstGuardian(page));
  const accept = useStep(ACCEPT_COUNTER);
  const decline = useStep(DECLINE_COUNTER);
  const { insist, insisted } = useInsisting({ page, meeting, error: accept.error });
  const { invitationId, start, wouldEnd, hasFamilyYes, isPast } = counter;
  const expectedVersion = invitation.version;
  const name = nameOf(invitation);
  const take = () =>
    accept.make(
      {
        invitationId,
        expectedVersion,
        expectedMeetingVersion: meeting.version,
        ...(!hasFamilyYes && { familyYesBy: guardianId }),
        ...insisted,
      },
      t('meeting.counter.accepted', { when: spanText(start, wouldEnd) }),
    );
  return (
    <>
      <p>
        <strong>{t('meeting.counter.wouldBe', { when: spanText(start, wouldEnd) })}</strong>
      </p>
      <ul className="work-rows">
        {counter.people.map((person) => (
          <li key={person.participantId}>
            {nameOf(person)}: {t(person.asksForIt ? 'meeting.counter.theirs' : `meeting.suits.${person.suits}`)}
          </li>
        ))}
      </ul>
      {isPast && <p className="late">{t('meeting.counter.past')}</p>}
      {!hasFamilyYes && !isPast && <GuardianChoice {...{ page, guardianId, choose }} />}
      {insist}
      <Refusal error={accept.error ?? decline.error} />
      <div className="acts">
        {!isPast && <Button onClick={() => void take()}>{t('meeting.counter.accept')}</Button>}
        <Button
          variant="secondary"
          onClick={() => void decline.make({ invitationId, expectedVersion }, t('meeting.counter.declined', { name }))}
        >
          {t('meeting.counter.decline')}
        </Button>
      </div>
    </>
  );
}
