import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Opens } from '../parts/opened.js';
import { Shown } from '../parts/shown.js';
import { useStep } from '../parts/work.js';
import { spanText } from '../words/time.js';
import { languageOfServer } from './local-time.js';
import { ACCEPT_COUNTER, COUNTER_PROPOSAL, type CounterProposal, DECLINE_COUNTER } from './answer.query.js';
import { useInsisting } from './insisting.js';
import type { Invitation } from './meeting.query.js';
import { Refusal } from './refusal.js';
import { SaidYes } from './said-yes.js';
import type { MeetingGiven } from './given.js';
import { nameOf } from '../words/names.js';

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
  const accept = useStep(ACCEPT_COUNTER);
  const { insist, insisted } = useInsisting({ page, meeting, error: accept.error });
  const { invitationId, start, wouldEnd, hasFamilyYes, isPast } = counter;
  const when = spanText(start, wouldEnd);
  const seen = { invitationId, expectedVersion: invitation.version, expectedMeetingVersion: meeting.version };
  const take = (yes: { readonly familyYesBy?: string }) =>
    void accept.make({ ...seen, ...yes, ...insisted }, t('meeting.counter.accepted', { when }));
  return (
    <>
      <p>
        <strong>{t('meeting.counter.wouldBe', { when })}</strong>
      </p>
      <SuitsWhom counter={counter} />
      <Refusal error={accept.error} />
      {insist}
      {isPast && <p className="late">{t('meeting.counter.past')}</p>}
      {!isPast && !hasFamilyYes && (
        <SaidYes {...{ page, start }} then="accept" isMain send={(familyYesBy) => take({ familyYesBy })} />
      )}
      {!isPast && hasFamilyYes && <Button onClick={() => take({})}>{t('meeting.counter.accept')}</Button>}
      <Decline invitation={invitation} />
    </>
  );
}

function SuitsWhom({ counter }: { readonly counter: CounterProposal }) {
  const { t } = useTranslation();
  return (
    <ul className="work-rows">
      {counter.people.map((person) => (
        <li key={person.participantId}>
          {nameOf(person)}: {t(person.asksForIt ? 'meeting.counter.theirs' : `meeting.suits.${person.suits}`)}
        </li>
      ))}
    </ul>
  );
}

function Decline({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  const { make, error } = useStep(DECLINE_COUNTER);
  const seen = { invitationId: invitation.id, expectedVersion: invitation.version };
  return (
    <>
      <Refusal error={error} />
      <div className="acts">
        <Button
          variant="secondary"
          onClick={() => void make(seen, t('meeting.counter.declined', { name: nameOf(invitation) }))}
        >
          {t('meeting.counter.decline')}
        </Button>
      </div>
    </>
  );
}
