import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { dateText, spanText } from '../words/time.js';
import type { CasePage, Meeting } from './case.query.js';
import { MeetingPlace } from './meeting-place.js';
import { ColleagueWords } from '../parts/colleague.js';
import { ANCHORS } from './part.js';

interface HeadGiven {
  readonly page: CasePage;
  /** The next one; none is agreed on. */
  readonly next: Meeting | undefined;
}

/** First of all: whom one can call about the case, and when all meet next. */
export function CaseHead({ page, next }: HeadGiven) {
  return (
    <div className="case-head">
      <Responsible page={page} />
      <NextMeeting next={next} />
    </div>
  );
}

function Responsible({ page: { responsiblePerson, standIn, counsellor } }: { readonly page: CasePage }) {
  const { t } = useTranslation();
  const isSame = counsellor.id === responsiblePerson.who.id;
  return (
    <section aria-labelledby="vastuuhenkilo">
      <Heading variant="h2" id="vastuuhenkilo">
        {t('case.responsible.title')}
      </Heading>
      <ColleagueWords who={responsiblePerson.who} />
      {standIn && (
        <>
          <p className="case-beside">
            {t('case.responsible.standIn', {
              first: dateText(standIn.firstDay),
              last: dateText(standIn.lastDay),
            })}
          </p>
          <ColleagueWords who={standIn.who} />
        </>
      )}
      {!isSame && (
        <>
          <p className="case-beside">{t('case.responsible.counsellor')}</p>
          <ColleagueWords who={counsellor} />
        </>
      )}
    </section>
  );
}

function NextMeeting({ next }: { readonly next: Meeting | undefined }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="seuraava">
      <Heading variant="h2" id="seuraava">
        {t('case.next.title')}
      </Heading>
      {next?.startsAt && next.endsAt ? (
        <>
          <p className="case-when">{spanText(next.startsAt, next.endsAt)}</p>
          <MeetingPlace meeting={next} />
          <p>
            <a href={`#${ANCHORS.meetings}`}>{t('case.next.more')}</a>
          </p>
        </>
      ) : (
        <p>{t('case.next.none')}</p>
      )}
    </section>
  );
}
