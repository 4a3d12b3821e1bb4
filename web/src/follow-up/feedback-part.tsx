import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import type { PartOfForm } from '../parts/form.js';
import { Shown } from '../parts/shown.js';
import { FeedbackForm } from '../parts/feedback-form.js';
import { FEEDBACK, type FeedbackGiven, type ToAsk } from '../parts/feedback.query.js';
import type { FollowUpPage } from './follow-up.query.js';
import type { PartGiven } from './given.js';
import { safePhonesOf } from '../words/phone.js';
import { CallLink } from '../parts/call-link.js';
import { nameOf } from '../words/names.js';
import { dateOfText } from '../words/time.js';

/** What was said of the case, and whom the counsellor asks on the telephone. */
export function FeedbackPart({ page, again }: PartGiven) {
  const { t } = useTranslation();
  return (
    <Shown query={FEEDBACK} variables={{ caseId: page.id, areaId: page.areaId }}>
      {({ feedbackOfCase, feedbackToAsk }, lookAgain) => (
        <Doing id="palaute" title={t('followUp.feedback.title')} again={() => (again(), lookAgain())}>
          {(part) => (
            <>
              <Asking page={page} part={part} asked={feedbackToAsk.filter(({ caseId }) => caseId === page.id)} />
              <Given all={feedbackOfCase} />
            </>
          )}
        </Doing>
      )}
    </Shown>
  );
}

interface AskingGiven {
  readonly page: FollowUpPage;
  readonly asked: readonly ToAsk[];
  readonly part: PartOfForm;
}

function Asking({ page, asked, part }: AskingGiven) {
  const { t } = useTranslation();
  if (asked.length === 0) return <p>{t('followUp.feedback.nobody')}</p>;
  return (
    <ul className="promises">
      {asked.map((each) => (
        <li key={each.id} className="promise">
          <Whom page={page} asked={each} />
          <p className="beside">{t(`followUp.feedback.after.${each.kind}`, { day: dateOfText(each.happenedAt) })}</p>
          <Act label={t('followUp.feedback.open')}>
            {(close) => <FeedbackForm asked={each} {...part} close={close} />}
          </Act>
        </li>
      ))}
    </ul>
  );
}

/** Whom one asks, with the number to call. */
function Whom({ page, asked }: Pick<AskingGiven, 'page'> & { readonly asked: ToAsk }) {
  const { t } = useTranslation();
  const person = page.people.find(({ id }) => id === asked.personId);
  const who = [page.counsellor, page.responsiblePerson.who, ...page.members.map((each) => each.who)].find(
    ({ id }) => id === asked.professionalId,
  );
  const named = person ?? who;
  const whom = (named && nameOf(named)) || t(`case.owner.${asked.askedGroup}`);
  const numbers = person ? safePhonesOf(person) : who?.phone ? [{ number: who.phone, safeTime: null }] : [];
  return (
    <p className="promise-whom">
      <strong>{whom}</strong>
      {numbers.map(({ number, safeTime }) => (
        <span key={number} className="promise-call">
          <CallLink number={number} whom={whom} />
          {safeTime && <span className="beside">{t('followUp.safeTime', { when: safeTime })}</span>}
        </span>
      ))}
    </p>
  );
}

/** Nobody's name stands beside what they said. */
function Given({ all }: { readonly all: readonly FeedbackGiven[] }) {
  const { t } = useTranslation();
  if (all.length === 0) return null;
  return (
    <details className="more">
      <summary>{t('followUp.feedback.given', { count: all.length })}</summary>
      <ul className="followed">
        {all.map(({ id, askedGroup, kind, face, text }) => (
          <li key={id}>
            <p>
              {t(`followUp.feedback.group.${askedGroup}`)}, {t(`followUp.feedback.of.${kind}`)}:{' '}
              <strong>{t(`followUp.faces.${face}`)}</strong>
            </p>
            {text && <p className="told-words">{text}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}
