import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import type { PartOfForm } from '../parts/form.js';
import { useSession } from '../session/session.js';
import { nameAndUnit } from '../words/names.js';
import { dateOfText } from '../words/time.js';
import type { ClosingPage } from './closing.query.js';
import { Filed } from './filing-part.js';
import { FilingForm } from './filing-form.js';
import { PARTS } from './rows.js';

interface OthersGiven {
  readonly page: ClosingPage;
  readonly again: () => void;
}

/** What who does not answer for the case hears of its ending; members say here what their own unit has filed. */
export function OthersView({ page, again }: OthersGiven) {
  const { t } = useTranslation();
  const last = page.closings.at(-1);
  const isBegun = last && !last.calledOffAt && !last.closedAt;
  return (
    <>
      <p>
        {isBegun ? t('case.closing.begun', { day: dateOfText(last.begunAt) }) : t('case.closing.none')}{' '}
        {t('closing.others.who', { name: nameAndUnit(page.responsiblePerson.who) })}
      </p>
      <Doing id={PARTS.filing} title={t('closing.stage.filing')} again={again}>
        {(part) => (
          <>
            <OwnFiling page={page} part={part} />
            <Filed page={page} />
          </>
        )}
      </Doing>
    </>
  );
}

/** What the reader's own unit has filed, for who is a member of the network. */
function OwnFiling({ page, part }: Pick<OthersGiven, 'page'> & { readonly part: PartOfForm }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const own = page.members.find(({ who }) => who.id === me.id)?.who;
  if (!own?.unitId || !own.unitName) return null;
  // What the unit was given, and filed, is told to nobody but who answers for the case.
  const missing = { unitId: own.unitId, plan: true, minutes: true };
  return (
    <>
      <p>{t('closing.others.file')}</p>
      <Act label={t('closing.filing.open', { unit: own.unitName })}>
        {(close) => <FilingForm page={page} missing={missing} {...part} close={close} />}
      </Act>
    </>
  );
}
