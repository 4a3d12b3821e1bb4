import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Act } from '../parts/doing.js';
import { askingAgain, Form, useGoesOn } from '../parts/form.js';
import { Shown } from '../parts/shown.js';
import { useStep } from '../parts/step.js';
import { spanText, whenText } from '../words/time.js';
import { useInsisting } from './insisting.js';
import { SaidYes } from './said-yes.js';
import { languageOfServer, reasonsText } from './local-time.js';
import { OpenPoll } from './poll-opening.js';
import { PollRecipients } from './poll-recipients.js';
import { CLOSE_POLL, CONFIRM_POLL, type Poll, POLL } from './poll.query.js';
import { Refusal } from './refusal.js';
import type { WorkGiven } from './given.js';

/** Which times suit, asked by a link of those whose calendar nobody knows. */
export function PollPart({ part, ...given }: WorkGiven) {
  return (
    <Shown
      query={POLL}
      variables={{ meetingId: given.meeting.id, language: languageOfServer() }}
      live={{ caseId: given.page.id }}
    >
      {({ timePollOfMeeting: poll }, again) =>
        poll && poll.state !== 'CLOSED' ? (
          <RunningPoll poll={poll} {...given} part={askingAgain(part, again)} />
        ) : (
          <NewPoll {...given} part={askingAgain(part, again)} />
        )
      }
    </Shown>
  );
}

function NewPoll({ part, ...given }: WorkGiven) {
  const { t } = useTranslation();
  return <Act label={t('meeting.poll.open')}>{(close) => <OpenPoll {...given} part={{ ...part, close }} />}</Act>;
}

interface PollGiven extends WorkGiven {
  readonly poll: Poll;
}

function RunningPoll(given: PollGiven) {
  const { t } = useTranslation();
  const { poll, part } = given;
  return (
    <>
      <Heading variant="h3">{t('meeting.poll.title')}</Heading>
      <p>
        {poll.state === 'OPEN' ? t('meeting.poll.until', { when: whenText(poll.deadline) }) : t('meeting.poll.decided')}
      </p>
      <PollTimes poll={poll} />
      {poll.state === 'DECIDED' && <Decision {...given} />}
      <PollRecipients {...given} />
      <Form
        document={CLOSE_POLL}
        input={() => ({ pollId: poll.id, expectedVersion: poll.version })}
        submit={t('meeting.poll.close')}
        variant="secondary"
        {...useGoesOn('meeting', part, t('meeting.poll.closed'))}
      />
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

function BestTime({ best, poll, page, meeting, part }: PollGiven & { readonly best: Best }) {
  const { t } = useTranslation();
  const { make, error } = useStep(CONFIRM_POLL, part);
  const { insist, insisted } = useInsisting({ page, meeting, error });
  const { overrideHolds } = insisted;
  const seen = { pollId: poll.id, expectedVersion: poll.version, start: best.localStart };
  const told = t('meeting.time.scheduled', { when: whenText(best.start) });
  return (
    <div className="form">
      <p>
        <strong>{t('meeting.poll.best', { when: spanText(best.start, best.end) })}</strong>
      </p>
      <p className="beside">{reasonsText(best.reasons)}</p>
      <Refusal error={error} />
      {insist}
      <SaidYes
        page={page}
        start={best.start}
        then="confirm"
        send={(personId) => void make({ ...seen, personId, ...(overrideHolds && { overrideHolds }) }, told)}
      />
    </div>
  );
}
