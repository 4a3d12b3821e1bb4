import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading, Textarea } from 'suomifi-ui-components';
import { Choice } from '../parts/field.js';
import { Opens } from '../parts/opened.js';
import { useStep } from '../parts/work.js';
import { dateOfText } from '../words/time.js';
import { GuardianChoice, onlyGuardian } from './guardian-choice.js';
import type { Minutes } from './meeting.query.js';
import { ANSWER_MINUTES } from './minutes.query.js';
import { Refusal } from './refusal.js';
import { guardiansOf, useNames } from './table.js';
import type { MeetingGiven } from './given.js';
import { nameOf } from '../words/names.js';

interface AnswersGiven extends MeetingGiven {
  readonly minutes: Minutes;
}

/** What the family said of the minutes, and what they say on the telephone. */
export function MinutesAnswers({ minutes, ...given }: AnswersGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Heading variant="h3">{t('meeting.minutes.answers')}</Heading>
      <Verdicts minutes={minutes} page={given.page} />
      <div className="acts">
        <Opens name="minutes answer" label={t('meeting.minutes.takeDown')}>
          {(close) => <TakeDown minutes={minutes} {...given} close={close} />}
        </Opens>
      </div>
    </>
  );
}

/** What each guardian said, and who has said nothing yet. */
function Verdicts({ minutes, page }: Pick<AnswersGiven, 'minutes' | 'page'>) {
  const { t } = useTranslation();
  const answers = minutes.answers.filter(({ edition }) => edition === minutes.edition);
  const silent = guardiansOf(page).filter(({ id }) => !answers.some(({ personId }) => personId === id));
  return (
    <ul className="work-rows">
      {answers.map((answer) => (
        <VerdictRow key={answer.id} answer={answer} page={page} />
      ))}
      {silent.map((person) => (
        <li key={person.id}>
          {nameOf(person)}: <span className="beside">{t('meeting.minutes.silent')}</span>
        </li>
      ))}
    </ul>
  );
}

interface VerdictGiven extends Pick<AnswersGiven, 'page'> {
  readonly answer: Minutes['answers'][number];
}

function VerdictRow({ answer: { personId, verdict, words, at, isOwnWord }, page }: VerdictGiven) {
  const { t } = useTranslation();
  const name = useNames(page)({ who: null, personId });
  return (
    <li>
      {name}: {t(`meeting.verdict.${verdict}`)}{' '}
      <span className="beside">
        {dateOfText(at)}
        {!isOwnWord && `, ${t('meeting.minutes.takenDown')}`}
      </span>
      {words && <p className="own-words">{words}</p>}
    </li>
  );
}

const VERDICTS = ['CONFIRMED', 'COMMENTED', 'OBJECTED'] as const;

function TakeDown({ minutes, page, meeting, close }: AnswersGiven & { readonly close: () => void }) {
  const { t } = useTranslation();
  const [personId, choose] = useState(onlyGuardian(page));
  const [isMissing, miss] = useState(false);
  const [verdict, say] = useState<(typeof VERDICTS)[number]>('CONFIRMED');
  const [words, write] = useState('');
  const { make, error } = useStep(ANSWER_MINUTES);
  const save = async () => {
    if (!personId) return miss(true);
    const input = { meetingId: meeting.id, edition: minutes.edition, personId, verdict, words: words.trim() || null };
    if (await make(input, t('meeting.minutes.tookDown'))) close();
  };
  const options = VERDICTS.map((value) => ({ value, text: t(`meeting.verdict.${value}`) }));
  return (
    <>
      <GuardianChoice {...{ page, choose }} guardianId={personId} isMissing={isMissing && !personId} />
      <Choice label={t('meeting.minutes.whatSaid')} value={verdict} choose={say} options={options} />
      {verdict !== 'CONFIRMED' && <Words text={words} write={write} />}
      <Refusal error={error} />
      <div className="acts">
        <Button onClick={() => void save()}>{t('meeting.details.save')}</Button>
      </div>
    </>
  );
}

function Words({ text, write }: { readonly text: string; readonly write: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <Textarea
      labelText={t('meeting.minutes.words')}
      fullWidth
      value={text}
      onChange={({ target }) => write(target.value)}
    />
  );
}
