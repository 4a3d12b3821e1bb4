import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import type { ResultOf } from '../graphql/graphql.js';
import { Form, useGoesOn } from '../parts/form.js';
import { Shown } from '../parts/shown.js';
import { now } from '../words/clock.js';
import { whenText } from '../words/time.js';
import { millisecondsOf } from '../words/wall.js';
import type { PersonGiven } from './given.js';
import { MEETINGS, OPEN_PASSKEY } from './phones.query.js';

/** The meeting is open so long before its start and after its end, in milliseconds. */
const BEFORE = 30 * 60_000;
const AFTER = 3 * 60 * 60_000;

type Meeting = ResultOf<typeof MEETINGS>['casePage']['meetings'][number];
type Opened = ResultOf<typeof OPEN_PASSKEY>['openPasskeyRegistration'];

/** Whether people sit there now, as the server counts it. */
const isOpen = ({ state, startsAt, endsAt }: Meeting): boolean =>
  state === 'SCHEDULED' &&
  startsAt !== null &&
  endsAt !== null &&
  now() >= millisecondsOf(startsAt) - BEFORE &&
  now() <= millisecondsOf(endsAt) + AFTER;

/** Who sits at the meeting registers a passkey on their own phone: whoever keeps the case sees who it is. */
export function Vouch(given: PersonGiven) {
  const { t } = useTranslation();
  return (
    <Shown query={MEETINGS} variables={{ caseId: given.page.id }}>
      {({ casePage }) => {
        const meeting = casePage.meetings.find(isOpen);
        if (!meeting) return <p>{t('people.passkey.notNow')}</p>;
        return <Vouching {...given} meetingId={meeting.id} />;
      }}
    </Shown>
  );
}

function Vouching({ meetingId, ...given }: PersonGiven & { readonly meetingId: string }) {
  const { t } = useTranslation();
  const [opened, show] = useState<Opened>();
  const going = useGoesOn('people', given, t('people.said.passkey'));
  if (opened) return <Read opened={opened} leave={going.done} />;
  return (
    <Form
      document={OPEN_PASSKEY}
      input={() => ({ personId: given.person.id, meetingId })}
      submit={t('people.passkey.send')}
      {...going}
      done={({ openPasskeyRegistration }) => show(openPasskeyRegistration)}
    >
      <p>{t('people.passkey.about')}</p>
    </Form>
  );
}

/** Shown once, for ten minutes. */
function Read({ opened: { code, endsAt }, leave }: { readonly opened: Opened; readonly leave: () => void }) {
  const { t } = useTranslation();
  const at = useRef<HTMLDivElement>(null);
  // The button that made it is no longer there.
  useEffect(() => at.current?.focus(), []);
  return (
    <div ref={at} tabIndex={-1} role="status">
      <p>{t('people.passkey.read', { address: `${location.origin}/s/avain`, when: whenText(endsAt) })}</p>
      <p className="code">{code}</p>
      <Button onClick={leave}>{t('people.passkey.done')}</Button>
    </div>
  );
}
