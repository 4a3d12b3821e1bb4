import '../parts/work.css';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSaid } from '../parts/said.js';
import { Screen } from '../parts/screen.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { type Answer, InvitationCard } from './invitation-card.js';
import { allOf, type Invited } from './invited.js';
import { OWN_INVITATIONS } from './own-invitations.query.js';

/** Meetings to which one is invited: first those that wait for an answer. */
export function OwnInvitationsScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('ownInvitations.title')}>
      <Shown query={OWN_INVITATIONS} variables={{}}>
        {(data, again) => <Invitations invitations={allOf(data)} again={again} />}
      </Shown>
      <p>
        <Link href="/kalenterit">{t('ownInvitations.toCalendars')}</Link>
      </p>
    </Screen>
  );
}

const SAID = ['ACCEPTED', 'TENTATIVE', 'DECLINED'];

interface InvitationsGiven {
  readonly invitations: readonly Invited[];
  readonly again: () => void;
}

function Invitations({ invitations, again }: InvitationsGiven) {
  const { t } = useTranslation();
  const { said, say } = useSaid();
  const open = invitations.filter(({ state }) => !SAID.includes(state));
  const answered = invitations.filter(({ state }) => SAID.includes(state));
  const onAnswered = (answer: Answer) => {
    say(t(`ownInvitations.said.${answer}`));
    again();
  };
  const cards = (shown: readonly Invited[]) => (
    <ul className="cards">
      {shown.map((invited) => (
        <InvitationCard key={invited.invitationId} {...{ invited, onAnswered }} onRefused={again} />
      ))}
    </ul>
  );
  return (
    <>
      {said}
      <Section id="open" title={t('ownInvitations.open')}>
        {open.length === 0 ? <p>{t('ownInvitations.none')}</p> : cards(open)}
      </Section>
      {answered.length > 0 && (
        <Section id="answered" title={t('ownInvitations.answered')}>
          {cards(answered)}
        </Section>
      )}
    </>
  );
}
