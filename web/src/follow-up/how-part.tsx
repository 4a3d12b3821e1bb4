import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import { Form, type PartOfForm, useGoesOn } from '../parts/form.js';
import type { FollowUpPage } from './follow-up.query.js';
import type { FormGiven, PartGiven } from './given.js';
import { personById } from './promises.js';
import { RecordHow } from './record-how.js';
import { NOTE_FACE } from './reviews.query.js';
import { dateText } from '../words/time.js';

/** So many answers are read at a glance; the others are opened. */
const GLANCE = 5;

/** How things are in the family, as it told: the newest first. */
export function HowPart({ page, keeps, again }: PartGiven) {
  const { t } = useTranslation();
  const { faces } = page.followUp;
  return (
    <Doing id="kuulumiset" title={t('followUp.how.title')} again={again}>
      {(part) => (
        <>
          {faces.length === 0 && <p>{t('followUp.how.none')}</p>}
          <Faces {...{ page, keeps, part }} faces={faces.slice(0, GLANCE)} />
          {faces.length > GLANCE && (
            <details className="more">
              <summary>{t('case.followUp.earlier', { count: faces.length - GLANCE })}</summary>
              <Faces {...{ page, keeps, part }} faces={faces.slice(GLANCE)} />
            </details>
          )}
          {keeps && (
            <Act label={t('followUp.how.open')}>{(close) => <RecordHow page={page} {...part} close={close} />}</Act>
          )}
        </>
      )}
    </Doing>
  );
}

type Face = FollowUpPage['followUp']['faces'][number];

interface FacesGiven extends Pick<PartGiven, 'page' | 'keeps'> {
  readonly faces: readonly Face[];
  readonly part: PartOfForm;
}

function Faces({ page, keeps, faces, part }: FacesGiven) {
  const { t } = useTranslation();
  if (faces.length === 0) return null;
  return (
    <ul className="followed">
      {faces.map((each) => (
        <li key={each.id}>
          <p>
            {dateText(each.day)}, {personById(page, each.personId, t)}:{' '}
            <span className={each.face === 'BAD' && !each.notedAt ? 'late' : undefined}>
              {t(`case.face.${each.face}`)}
            </span>
          </p>
          {each.words && <p className="told-words">{each.words}</p>}
          {keeps && each.face === 'BAD' && !each.notedAt && <Note page={page} face={each} {...part} />}
        </li>
      ))}
    </ul>
  );
}

/** Somebody has rung the family that told of bad times. */
function Note({ face, ...given }: FormGiven & { readonly face: Face }) {
  const { t } = useTranslation();
  const going = useGoesOn('followUp', given, t('followUp.said.noted'));
  const input = () => ({ howAreThingsId: face.id, expectedVersion: face.version });
  return <Form document={NOTE_FACE} input={input} submit={t('followUp.how.note')} {...going} />;
}
