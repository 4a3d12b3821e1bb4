import { useTranslation } from 'react-i18next';
import type { CasePage, Closing } from './case.query.js';
import { dateOfText, dateText } from '../words/time.js';
import { Leads, PartOfCase } from './part.js';
import { nameOf } from '../words/names.js';

interface ClosingGiven {
  readonly page: CasePage;
  /** Whether the reader answers for the case: then it is told also that there is nothing. */
  readonly isKept: boolean;
}

/** How the case goes over to others, and how it closes. */
export function ClosingOfCase({ page, isKept }: ClosingGiven) {
  const { t } = useTranslation();
  const { closings, filingReceipts, baton } = page;
  const handovers = (baton?.handover ? 1 : 0) + (baton?.outside.length ?? 0);
  if (closings.length + filingReceipts.length + handovers === 0 && !isKept) return null;
  return (
    <PartOfCase part="closing">
      {closings.length === 0 && <p>{t('case.closing.none')}</p>}
      <Handovers page={page} />
      <ul className="case-plain">
        {closings.map((closing) => (
          <li key={closing.id}>
            <OneClosing closing={closing} />
          </li>
        ))}
        {filingReceipts.map(({ id, unitName, what, filedOn }) => (
          <li key={id}>
            {t('case.closing.filed', { unit: unitName, what: t(`case.filed.${what}`), day: dateText(filedOn) })}
          </li>
        ))}
      </ul>
      <Leads caseId={page.id} to={['handover', 'closing']} />
    </PartOfCase>
  );
}

function Handovers({ page: { baton } }: { readonly page: CasePage }) {
  const { t } = useTranslation();
  if (!baton) return null;
  const { handover, outside } = baton;
  return (
    <ul className="case-plain">
      {handover && (
        <li>
          {t('case.handover.to', { name: [nameOf(handover.to), handover.to.unitName].filter(Boolean).join(', ') })}:{' '}
          {t(`case.handover.state.${handover.state}`)}
        </li>
      )}
      {outside.map(({ id, unitName, serviceName, state }) => (
        <li key={id}>
          {t('case.handover.to', { name: unitName ?? serviceName ?? t('case.notShown') })}:{' '}
          {t(`case.handover.state.${state}`)}
        </li>
      ))}
    </ul>
  );
}

function OneClosing({ closing }: { readonly closing: Closing }) {
  const { t } = useTranslation();
  const { begunAt, calledOffAt, closedAt, reopenedAt, reason, words, reopenReason, retentionUntil } = closing;
  return (
    <>
      <p>
        {t('case.closing.begun', { day: dateOfText(begunAt) })}
        {reason && ` ${t(`case.closingReason.${reason}`)}.`}
        {closedAt && ` ${t('case.closing.closed', { day: dateOfText(closedAt) })}`}
        {calledOffAt && ` ${t('case.closing.calledOff', { day: dateOfText(calledOffAt) })}`}
        {reopenedAt && ` ${t('case.closing.reopened', { day: dateOfText(reopenedAt) })}`}
        {closedAt && !reopenedAt && retentionUntil && ` ${t('case.closing.kept', { day: dateText(retentionUntil) })}`}
      </p>
      {words && <p className="case-told-words">{words}</p>}
      {reopenReason && <p className="case-told-words">{reopenReason}</p>}
    </>
  );
}
