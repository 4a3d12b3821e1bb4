import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Act } from '../parts/doing.js';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import { StaffName } from '../parts/staff-name.js';
import { useSession } from '../session/session.js';
import { shortOf } from '../words/id.js';
import { dateOfText } from '../words/time.js';
import { type Hold, LIFT_LEGAL_HOLD } from './retention.query.js';

interface HoldGiven {
  readonly hold: Hold;
  readonly part: PartOfForm;
}

/** Where the log tells of it: of a contact it does not by itself. */
const IN_LOG: Partial<Record<Hold['scopeType'], string>> = { CASE: 'asia', FAMILY: 'perhe' };

/** What is kept, why, since when and by whom. Named by the end of its id: who keeps it need not know whose it is. */
export function HoldCard({ hold, part }: HoldGiven) {
  const { t } = useTranslation();
  const { has } = useSession();
  const { scopeType, scopeId, reason, words, placedAt, placedBy } = hold;
  const what = t(`retention.holds.what.${scopeType}`, { code: shortOf(scopeId) });
  const inLog = IN_LOG[scopeType];
  return (
    <>
      <p className="card-title">{what}</p>
      <p>{t(`retention.holds.reason.${reason}`)}</p>
      {words && <p className="told-words">{words}</p>}
      <p>
        {t('retention.holds.placed', { day: dateOfText(placedAt) })} <StaffName id={placedBy} />
      </p>
      {inLog && has('LOG_INSPECTOR') && (
        <p>
          <Link href={`/loki?${inLog}=${scopeId}`}>{t('retention.holds.inLog')}</Link>
        </p>
      )}
      <Act label={t('retention.holds.lift', { what })}>
        {(close) => <LiftForm hold={hold} part={{ ...part, close }} />}
      </Act>
    </>
  );
}

/** From then on it is erased when its day comes, or at once where it has come. */
function LiftForm({ hold: { id, version }, part }: HoldGiven) {
  const { t } = useTranslation();
  return (
    <Form
      document={LIFT_LEGAL_HOLD}
      input={() => ({ holdId: id, expectedVersion: version })}
      submit={t('retention.holds.liftSave')}
      refusals={t('retention.holds.refused', { returnObjects: true })}
      {...goesOn(part, t('retention.holds.said.lifted'))}
    >
      <p>{t('retention.holds.liftAbout')}</p>
    </Form>
  );
}
