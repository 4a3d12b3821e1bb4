import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { useQuery } from 'urql';
import { ColleagueWords } from '../parts/colleague.js';
import { Act, Doing } from '../parts/doing.js';
import { FeedbackForm } from '../parts/feedback-form.js';
import { FEEDBACK, type ToAsk } from '../parts/feedback.query.js';
import type { PartOfForm } from '../parts/form.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { nameOf } from '../words/names.js';
import { dateOfText } from '../words/time.js';
import { WHO_IS_ASKED } from './closing.query.js';
import { FeedbackHeard } from './feedback-heard.js';

/** What is said of a case since it ended, and whom its counsellor asks on the telephone because no mail could. */
export function FeedbackAfter({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Shown query={FEEDBACK} variables={{ caseId, areaId }}>
      {({ feedbackOfCase, feedbackToAsk }, again) => (
        <Doing id="palaute" title={t('closing.feedback.title')} again={again}>
          {(part) => (
            <>
              <p>{t('closing.feedback.about')}</p>
              <ToBeAsked all={feedbackToAsk.filter((each) => each.caseId === caseId)} part={part} />
              <FeedbackHeard all={feedbackOfCase} />
            </>
          )}
        </Doing>
      )}
    </Shown>
  );
}

interface ToBeAskedGiven {
  readonly all: readonly ToAsk[];
  readonly part: PartOfForm;
}

/** Of the family nobody is named any more, nor their number: whoever of them speaks to the counsellor is asked. */
function ToBeAsked({ all, part }: ToBeAskedGiven) {
  const { t } = useTranslation();
  if (all.length === 0) return null;
  const family = all.filter(({ askedGroup }) => askedGroup === 'FAMILY');
  const number = (asked: ToAsk) => family.indexOf(asked) + 1;
  return (
    <>
      <Heading variant="h3">{t('closing.feedback.asking')}</Heading>
      {family.length > 0 && <p>{t('closing.feedback.familyAbout')}</p>}
      <ul className="plain">
        {all.map((asked) => (
          <li key={asked.id}>
            {asked.professionalId ? (
              <Colleague {...{ asked, part }} id={asked.professionalId} />
            ) : (
              <OneOfFamily {...{ asked, part }} number={family.length > 1 ? number(asked) : null} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface AskedGiven {
  readonly asked: ToAsk;
  readonly part: PartOfForm;
}

/** A professional, whose name and number stand in the directory as ever. */
function Colleague({ id, ...given }: AskedGiven & { readonly id: string }) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: WHO_IS_ASKED, variables: { id } });
  const who = data?.professional;
  return (
    <>
      {who && <ColleagueWords who={who} />}
      <Ask {...given} whom={who ? nameOf(who) : t('closing.feedback.professional')} />
    </>
  );
}

interface OneOfFamilyGiven extends AskedGiven {
  /** Tells several of them apart; null where there is one. */
  readonly number: number | null;
}

function OneOfFamily({ number, ...given }: OneOfFamilyGiven) {
  const { t } = useTranslation();
  const whom = number === null ? t('closing.feedback.family') : t('closing.feedback.familyOf', { number });
  return (
    <>
      <p className="colleague">
        <strong>{whom}</strong>
      </p>
      <Ask {...given} whom={whom} />
    </>
  );
}

function Ask({ asked, part, whom }: AskedGiven & { readonly whom: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="beside">
        {t(`followUp.feedback.after.${asked.kind}`, { day: dateOfText(asked.happenedAt) })}.{' '}
        {t('closing.feedback.until', { day: dateOfText(asked.expiresAt) })}
      </p>
      <Act label={t('closing.feedback.record', { whom })}>
        {(close) => <FeedbackForm asked={asked} {...part} close={close} />}
      </Act>
    </>
  );
}
