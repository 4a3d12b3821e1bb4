import '../parts/work.css';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Act } from '../parts/doing.js';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import { StaffName } from '../parts/staff-name.js';
import { dateOfText, lastDayText } from '../words/time.js';
import { RefusalLetter } from './refusal-letter.js';
import type { Keeping } from './keeping.js';
import { LIFT, type Withholding } from './withholding.query.js';

/** What of the log is or was kept from a client; each is lifted here, and given to them in writing. */
export function Withheld({ keeping: { withheld, part } }: { readonly keeping: Keeping }) {
  const { t } = useTranslation();
  if (withheld.length === 0) return <p>{t('accessLog.kept.none')}</p>;
  return (
    <div className="log-withheld">
      <Heading variant="h3">{t('accessLog.kept.title')}</Heading>
      <ul className="cards">
        {withheld.map((each) => (
          <li key={each.id}>
            <OneWithheld withheld={each} part={part} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface OneGiven {
  readonly withheld: Withholding;
  readonly part: PartOfForm;
}

function OneWithheld({ withheld, part }: OneGiven) {
  const { t } = useTranslation();
  const { id, professionalId, reason, since, until, withheldAt, liftedAt } = withheld;
  return (
    <>
      <p className="card-title">
        <StaffName id={professionalId} />
      </p>
      <p>{t('accessLog.kept.period', { first: dateOfText(since), last: lastDayText(until) })}</p>
      <p>{t(`accessLog.withheldWhy.${reason}`)}</p>
      <p>
        {t('accessLog.kept.since', { day: dateOfText(withheldAt) })}{' '}
        {liftedAt && t('accessLog.kept.lifted', { day: dateOfText(liftedAt) })}
      </p>
      <div className="acts">
        {!liftedAt && (
          <Act label={t('accessLog.kept.lift')}>
            {(close) => <LiftForm withheld={withheld} part={{ ...part, close }} />}
          </Act>
        )}
        <Act label={t('accessLog.kept.letter')}>{(close) => <RefusalLetter id={id} close={close} />}</Act>
      </div>
    </>
  );
}

/** From then on the client reads these entries as any others. */
function LiftForm({ withheld: { id, version }, part }: OneGiven) {
  const { t } = useTranslation();
  return (
    <Form
      document={LIFT}
      input={() => ({ withholdingId: id, expectedVersion: version })}
      submit={t('accessLog.kept.lift')}
      refusals={t('accessLog.kept.refused', { returnObjects: true })}
      {...goesOn(part, t('accessLog.kept.saidLifted'))}
    >
      <p>{t('accessLog.kept.liftAbout')}</p>
    </Form>
  );
}
