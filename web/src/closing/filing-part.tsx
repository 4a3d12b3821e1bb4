import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import { dateText } from '../words/time.js';
import type { ClosingPage } from './closing.query.js';
import { FilingForm } from './filing-form.js';
import type { PartGiven } from './given.js';
import { missingWords, PARTS } from './rows.js';

/** What each unit has to file in its own register, and what it has filed. */
export function FilingPart({ page, view, again }: PartGiven) {
  const { t } = useTranslation();
  const { missingReceipts } = view;
  return (
    <Doing id={PARTS.filing} title={t('closing.stage.filing')} again={again}>
      {(part) => (
        <>
          <p>{t(missingReceipts.length === 0 ? 'closing.filing.none' : 'closing.filing.about')}</p>
          {missingReceipts.length > 0 && (
            <ul className="plain">
              {missingReceipts.map((each) => (
                <li key={each.unitId}>
                  {t('closing.filing.missing', missingWords(each, t))}
                  <Act label={t('closing.filing.open', { unit: each.unitName })}>
                    {(close) => <FilingForm page={page} missing={each} {...part} close={close} />}
                  </Act>
                </li>
              ))}
            </ul>
          )}
          <Filed page={page} />
        </>
      )}
    </Doing>
  );
}

/** What units said that they have filed. */
export function Filed({ page: { filingReceipts } }: { readonly page: ClosingPage }) {
  const { t } = useTranslation();
  if (filingReceipts.length === 0) return null;
  return (
    <ul className="plain">
      {filingReceipts.map(({ id, unitName, what, filedOn, asTold }) => (
        <li key={id}>
          {t('case.closing.filed', { unit: unitName, what: t(`case.filed.${what}`), day: dateText(filedOn) })}
          {asTold && <span className="beside">, {t('closing.filing.asTold')}</span>}
        </li>
      ))}
    </ul>
  );
}
