import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearch } from 'wouter';
import { Act, Doing } from '../parts/doing.js';
import { CLOSED_CASES, type Closed } from '../parts/closed-cases.query.js';
import { LongField } from '../parts/fields.js';
import { Form, type PartOfForm } from '../parts/form.js';
import { CaseUnseen } from '../parts/of-case.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { lengthOf } from '../words/clock.js';
import { dateOfText, dateText } from '../words/time.js';
import { REOPEN } from './closing-changes.query.js';
import { FeedbackAfter } from './feedback-after.js';
import { Once } from './once.js';

interface ClosedGiven {
  readonly caseId: string;
  /** Whether the reader saw it before, or has closed it just now: then it is no secret to them that there is a case. */
  readonly isKnown: boolean;
  /** Is told whether it turned out to be closed. */
  readonly found?: (isClosed: boolean) => void;
  /** It goes on, by this or already before: tells which. */
  readonly reopened: (told: string) => void;
}

/** A case that nobody of the staff reads any more. Who may reopen it is told when it closed and why, and of the family nothing. */
export function ClosedCase(given: ClosedGiven) {
  const { areaId, has } = useSession();
  const contactId = new URLSearchParams(useSearch()).get('yhteydenotto');
  const { found: tell } = given;
  const unknown = (
    <>
      {tell && <Once then={() => tell(false)} />}
      {given.isKnown ? <ToDesk /> : <CaseUnseen />}
    </>
  );
  if (!has('COUNSELLOR')) return unknown;
  return (
    <Shown query={CLOSED_CASES} variables={{ areaId, contactId }} refused={unknown}>
      {({ closedCases }, again) => {
        const found = closedCases.find(({ caseId }) => caseId === given.caseId);
        if (!found) return unknown;
        return (
          <>
            {tell && <Once then={() => tell(true)} />}
            <Found {...given} closed={found} again={again} />
          </>
        );
      }}
    </Shown>
  );
}

function ToDesk() {
  const { t } = useTranslation();
  return (
    <p>
      <Link href="/">{t('app.toDesk')}</Link>
    </p>
  );
}

interface FoundGiven extends Omit<ClosedGiven, 'found'> {
  readonly closed: Closed;
  readonly again: () => void;
}

function Found({ caseId, closed, again, reopened }: FoundGiven) {
  const { t } = useTranslation();
  const { closedAt, reason, retentionUntil } = closed;
  const until = { day: dateText(retentionUntil) };
  return (
    <>
      <Doing id="paatetty" title={t('closing.closed')} again={again}>
        {(part) => (
          <>
            <p>
              {t('case.closing.closed', { day: dateOfText(closedAt) })} {t(`case.closingReason.${reason}`)}.
            </p>
            <p>{t('closing.reopen.unseen', until)}</p>
            <Act label={t('closing.reopen.open')}>
              {(close) => <ReopenForm caseId={caseId} reopened={reopened} {...part} close={close} />}
            </Act>
          </>
        )}
      </Doing>
      {isHeardBy(closed) && <FeedbackAfter caseId={caseId} />}
      <p>
        <Link href="/paatetyt">{t('closing.list.title')}</Link>
      </p>
    </>
  );
}

/** For how long after the end what was said is told: 365 days, in milliseconds. */
const HEARD_FOR = 365 * 86_400_000;

/** Whether the reader is told what was said of it: its counsellor alone, and not for ever. */
const isHeardBy = ({ isOwn, closedAt }: Closed): boolean => isOwn && lengthOf(closedAt, null) < HEARD_FOR;

interface ReopenGiven extends PartOfForm, Pick<ClosedGiven, 'caseId' | 'reopened'> {}

/** Says first what becomes of it, then asks why. */
function ReopenForm({ caseId, reopened, outdated, gone, close }: ReopenGiven) {
  const { t } = useTranslation();
  const refusals = t('closing.refused', { returnObjects: true });
  const [reason, write] = useState('');
  const input = () => ({ caseId, reason });
  return (
    <Form
      document={REOPEN}
      input={input}
      submit={t('closing.reopen.send')}
      done={() => reopened(t('closing.said.reopened'))}
      outdated={(code) => (code === 'CASE_NOT_CLOSED' ? reopened(refusals[code]) : outdated())}
      {...{ refusals, gone }}
      {...(close && { cancel: close })}
    >
      <p>{t('closing.reopen.about')}</p>
      <p>{t('closing.reopen.consents')}</p>
      <LongField
        label={t('closing.reopen.reason')}
        hint={t('closing.reopen.reasonHint')}
        value={reason}
        write={write}
        missing={t('closing.reopen.reasonMissing')}
      />
    </Form>
  );
}
