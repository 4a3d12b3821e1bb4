import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Act, GiveUp } from '../parts/doing.js';
import { Form, useGoesOn } from '../parts/form.js';
import { Shown } from '../parts/shown.js';
import { useStep } from '../parts/step.js';
import { spanText } from '../words/time.js';
import { languageOfServer } from './local-time.js';
import { ACCEPT_COUNTER, COUNTER_PROPOSAL, type CounterProposal, DECLINE_COUNTER } from './answer.query.js';
import { useInsisting } from './insisting.js';
import type { Invitation } from './meeting.query.js';
import { Refusal } from './refusal.js';
import { SaidYes } from './said-yes.js';
import type { WorkGiven } from './given.js';
import { nameOf } from '../words/names.js';

interface CounterGiven extends WorkGiven {
  readonly invitation: Invitation;
}

/** Another time that somebody asks for: how it suits the others, and whether it becomes the time of the meeting. */
export function Counter({ part, ...given }: CounterGiven) {
  const { t } = useTranslation();
  const { proposed } = given.invitation;
  return (
    <>
      {proposed && <p>{t('meeting.counter.asks', { when: spanText(proposed.start, proposed.end) })}</p>}
      <Act label={t('meeting.counter.look')} of={nameOf(given.invitation)}>
        {(close) => <Looked {...given} part={{ ...part, close }} />}
      </Act>
    </>
  );
}

function Looked(given: CounterGiven) {
  const { t } = useTranslation();
  const times = { proposals: 0, language: languageOfServer() };
  return (
    <Shown query={COUNTER_PROPOSAL} variables={{ invitationId: given.invitation.id, times }}>
      {({ counterProposal }) => (
        <div className="form">
          {counterProposal ? <Weighed counter={counterProposal} {...given} /> : <p>{t('meeting.counter.gone')}</p>}
          <div className="form-do">
            <GiveUp part={given.part} />
          </div>
        </div>
      )}
    </Shown>
  );
}

function Weighed({ counter, invitation, page, meeting, part }: CounterGiven & { readonly counter: CounterProposal }) {
  const { t } = useTranslation();
  const { make, error } = useStep(ACCEPT_COUNTER, part);
  const { insist, insisted } = useInsisting({ page, meeting, error });
  const { invitationId, start, wouldEnd, hasFamilyYes, isPast } = counter;
  const when = spanText(start, wouldEnd);
  const seen = { invitationId, expectedVersion: invitation.version, expectedMeetingVersion: meeting.version };
  const take = (yes: { readonly familyYesBy?: string }) =>
    void make({ ...seen, ...yes, ...insisted }, t('meeting.counter.accepted', { when }));
  return (
    <>
      <p>
        <strong>{t('meeting.counter.wouldBe', { when })}</strong>
      </p>
      <SuitsWhom counter={counter} />
      <Refusal error={error} />
      {insist}
      {isPast && <p className="late">{t('meeting.counter.past')}</p>}
      {!isPast && !hasFamilyYes && (
        <SaidYes page={page} start={start} then="accept" send={(familyYesBy) => take({ familyYesBy })} />
      )}
      {!isPast && hasFamilyYes && <Button onClick={() => take({})}>{t('meeting.counter.accept')}</Button>}
      <Decline invitation={invitation} part={part} />
    </>
  );
}

function SuitsWhom({ counter }: { readonly counter: CounterProposal }) {
  const { t } = useTranslation();
  return (
    <ul className="plain">
      {counter.people.map((person) => (
        <li key={person.participantId}>
          {nameOf(person)}: {t(person.asksForIt ? 'meeting.counter.theirs' : `meeting.suits.${person.suits}`)}
        </li>
      ))}
    </ul>
  );
}

function Decline({ invitation, part }: Pick<CounterGiven, 'invitation' | 'part'>) {
  const { t } = useTranslation();
  const { cancel: _, ...going } = useGoesOn(
    'meeting',
    part,
    t('meeting.counter.declined', { name: nameOf(invitation) }),
  );
  return (
    <Form
      document={DECLINE_COUNTER}
      input={() => ({ invitationId: invitation.id, expectedVersion: invitation.version })}
      submit={t('meeting.counter.decline')}
      variant="secondary"
      {...going}
    />
  );
}
