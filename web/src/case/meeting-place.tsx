import { useTranslation } from 'react-i18next';
import type { Meeting } from './case.query.js';

/** How one meets, and where, as far as the reader may know. */
export function MeetingPlace({ meeting: { mode, place, conferenceLink } }: { readonly meeting: Meeting }) {
  const { t } = useTranslation();
  return (
    <p>
      {t(`case.mode.${mode}`)}
      {place && `, ${place}`}
      {conferenceLink && (
        <>
          {'. '}
          <a href={conferenceLink} rel="noreferrer">
            {t('case.meeting.video')}
          </a>
        </>
      )}
    </p>
  );
}
