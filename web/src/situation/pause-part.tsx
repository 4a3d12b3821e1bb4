import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import type { PartGiven } from './given.js';
import { HOLD_CASE, RESUME_CASE } from './situation.query.js';

/** Whether the case is on hold. What was agreed stands also then, and so does the responsible person. */
export function PausePart({ page, isKept, again }: PartGiven) {
  const { t } = useTranslation();
  if (page.state === 'CLOSED') return null;
  const isOnHold = page.state === 'ON_HOLD';
  return (
    <Doing id="tauko" title={t('situation.pause.title')} again={again}>
      {(part) => (
        <>
          <p>{t(isOnHold ? 'situation.pause.isOnHold' : 'situation.pause.isOpen')}</p>
          {isKept && isOnHold && <Turn page={page} part={part} />}
          {isKept && !isOnHold && (
            <Act label={t('situation.pause.ask')}>
              {(close) => (
                <>
                  <p>{t('situation.pause.about')}</p>
                  <Turn page={page} part={{ ...part, close }} />
                </>
              )}
            </Act>
          )}
        </>
      )}
    </Doing>
  );
}

interface TurnGiven extends Pick<PartGiven, 'page'> {
  readonly part: PartOfForm;
}

/** To hold, or on again. */
function Turn({ page: { id, state, version }, part }: TurnGiven) {
  const { t } = useTranslation();
  const isOnHold = state === 'ON_HOLD';
  return (
    <Form
      document={isOnHold ? RESUME_CASE : HOLD_CASE}
      input={() => ({ caseId: id, expectedVersion: version })}
      submit={t(isOnHold ? 'situation.pause.resume' : 'situation.pause.hold')}
      refusals={t('situation.refused', { returnObjects: true })}
      {...goesOn(part, t(isOnHold ? 'situation.pause.resumed' : 'situation.pause.held'))}
    />
  );
}
