import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Opens, useOpened } from '../parts/opened.js';
import { Shown } from '../parts/shown.js';
import { AlsoAgain } from '../parts/work-part.js';
import { useStep } from '../parts/work.js';
import { spanText, whenText } from '../words/time.js';
import { useInsisting } from './insisting.js';
import { SaidYes } from './said-yes.js';
import { languageOfServer } from './local-time.js';
import { OpenPoll } from './poll-opening.js';
import { PollRecipients } from './poll-recipients.js';
import { CLOSE_POLL, CONFIRM_POLL, type Poll, POLL } from './poll.query.js';
import { Refusal } from './refusal.js';
import type { MeetingGiven } from './given.js';

/** Which times suit, asked by a link of those whose calendar nobody knows. */
export function PollPart(given: MeetingGiven) {
  const { t } = useTranslation();
  return (
    <Shown
      query={POLL}
      variables={{ meetingId: given.meeting.id, language: languageOfServer() }}
      live={{ caseId: given.page.id }}
    >
      {({ timePollOfMeeting: poll }, again) => (
        <AlsoAgain again={again}>
          {poll && poll.state !== 'CLOSED' ? (
            <RunningPoll poll={poll} {...given} />
          ) : (
            <div className="acts">
              <Opens name="poll" label={t('meeting.poll.open')}>
                {(close) => <OpenPoll {...given} close={close} />}
              </Opens>
            </div>
          )}
        </AlsoAgain>
      )}
    </Shown>
  );
}

interface PollGiven extends MeetingGiven {
  readonly poll: Poll;
}

function RunningPoll({ poll, ...given }: PollGiven) {
  const { t } = useTranslation();
  const { make, error } = useStep(CLOSE_POLL);
  const seen = { pollId: poll.id, expectedVersion: poll.version };
  return (
    <>
      <h3>{t('meeting.poll.title')}</h3>
      <p>
        {poll.state === 'OPEN' ? t('meeting.poll.until', { when: whenText(poll.deadline) }) : t('meeting.poll.decided')}
      </p>
      <PollTimes poll={poll} />
      {poll.state === 'DECIDED' && <Decision poll={poll} {...given} />}
      <PollRecipients poll={poll} {...given} />
      <Refusal error={error} />
      <div className="acts">
        <Button variant="secondary" onClick={() => void make(seen, t('meeting.poll.closed'))}>
          {t('meeting.poll.close')}
        </Button>
      </div>
    </>
  );
}

/** How each time suits those who were asked. */
function PollTimes({ poll }: { readonly poll: Poll }) {
  const { t } = useTranslation();
  return (
    <table className="poll-table">
      <caption className="hidden">{t('meeting.poll.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('meeting.poll.time')}</th>
          <th scope="col">{t('meeting.poll.answers')}</th>
        </tr>
      </thead>
      <tbody>
        {poll.times.map(({ id, start, end, can, ifNeedBe, cannot, waiting }) => (
          <tr key={id}>
            <th scope="row">{spanText(start, end)}</th>
            <td>{t('meeting.poll.counts', { can, ifNeedBe, cannot, waiting })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What came of it, and that the family says yes to it. */
function Decision({ poll, ...given }: PollGiven) {
  const { t } = useTranslation();
  const best = poll.decision?.proposal;
  return best ? <BestTime best={best} poll={poll} {...given} /> : <p>{t('meeting.poll.noneSuits')}</p>;
}

type Best = NonNullable<NonNullable<Poll['decision']>['proposal']>;

function BestTime({ best, poll, page, meeting }: PollGiven & { readonly best: Best }) {
  const { t } = useTranslation();
  const { name: opened } = useOpened();
  const { make, error } = useStep(CONFIRM_POLL);
  const { insist, insisted } = useInsisting({ page, meeting, error });
  const { overrideHolds } = insisted;
  const seen = { pollId: poll.id, expectedVersion: poll.version, start: best.localStart };
  const told = t('meeting.time.scheduled', { when: whenText(best.start) });
  return (
    <div className="form">
      <p>
        <strong>{t('meeting.poll.best', { when: spanText(best.start, best.end) })}</strong>
      </p>
      <p className="beside">{best.reasons.map(({ text }) => text).join(' · ')}</p>
      <Refusal error={error} />
      {insist}
      <SaidYes
        page={page}
        start={best.start}
        then="confirm"
        isMain={opened === null}
        send={(personId) => void make({ ...seen, personId, ...(overrideHolds && { overrideHolds }) }, told)}
      />
    </div>
  );
}
