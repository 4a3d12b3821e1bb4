import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { nameOf } from '../words/names.js';
import { dateOfText, dateText } from '../words/time.js';
import { type ClosingPage, FEEDBACK } from './closing.query.js';
import { FeedbackHeard } from './feedback-heard.js';

/** What the family and the others have said until now: whether it is time to end is asked of them. */
export function SaidPart({ page }: { readonly page: ClosingPage }) {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <Section id="nakemys" title={t('closing.view.title')}>
      <p>{t('closing.view.about')}</p>
      <Decided page={page} />
      <Faces page={page} />
      {page.counsellor.id === me.id && <Feedback caseId={page.id} />}
      <p>
        <Link href={`/asiat/${page.id}/seuranta`}>{t('closing.view.toFollowUp')}</Link>
      </p>
    </Section>
  );
}

/** What was decided when all looked at it together last. */
function Decided({ page: { plan } }: { readonly page: ClosingPage }) {
  const { t } = useTranslation();
  const last = plan?.reviews
    .filter(({ state }) => state === 'HELD')
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
    .at(-1);
  if (!last?.decision) return null;
  const day = last.heldAt ? dateOfText(last.heldAt) : dateText(last.dueOn);
  return (
    <>
      <p>{t('closing.view.decided', { day, decision: t(`case.decision.${last.decision}`) })}</p>
      {last.note && <p className="told-words">{last.note}</p>}
    </>
  );
}

/** How each of the family said that things are, the last time. */
function Faces({ page: { followUp, people } }: { readonly page: ClosingPage }) {
  const { t } = useTranslation();
  const newest = followUp.faces.toSorted((a, b) => b.day.localeCompare(a.day));
  const last = newest.filter(({ personId }, i) => newest.findIndex((each) => each.personId === personId) === i);
  if (last.length === 0) return <p>{t('closing.view.noFaces')}</p>;
  const nameById = (id: string) => {
    const person = people.find((each) => each.id === id);
    return (person && nameOf(person)) || t('case.somebody');
  };
  return (
    <ul className="plain">
      {last.map(({ id, personId, day, face, words }) => (
        <li key={id}>
          {dateText(day)}, {nameById(personId)}: <strong>{t(`case.face.${face}`)}</strong>
          {words && <p className="told-words">{words}</p>}
        </li>
      ))}
    </ul>
  );
}

function Feedback({ caseId }: { readonly caseId: string }) {
  return (
    <Shown query={FEEDBACK} variables={{ caseId }}>
      {({ feedbackOfCase }) => <FeedbackHeard all={feedbackOfCase} />}
    </Shown>
  );
}
