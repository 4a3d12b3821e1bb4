import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading, Textarea } from 'suomifi-ui-components';
import { Choice } from '../parts/field.js';
import { nameOf } from '../parts/names.js';
import { Opens } from '../parts/opened.js';
import { useStep } from '../parts/work.js';
import { dateOfText } from '../words/time.js';
import { firstGuardian, GuardianChoice } from './guardian-choice.js';
import type { Minutes } from './meeting.query.js';
import { ANSWER_MINUTES } from './minutes.query.js';
import { Refusal } from './refusal.js';
import { guardiansOf } from './table.js';
import type { MeetingGiven } from './given.js';

interface AnswersGiven extends MeetingGiven {
  readonly minutes: Minutes;
}

/** What the family said of the minutes, and what they say on the telephone. */
export function MinutesAnswers({ minutes, ...given }: AnswersGiven) {
  const { t } = useTranslation();
  const { page } = given;
  const answers = minutes.answers.filter(({ edition }) => edition === minutes.edition);
  const silent = guardiansOf(page).filter(({ id }) => !answers.some(({ personId }) => personId === id));
  const nameOfPerson = (id: string) => {
    const person = page.people.find((each) => each.id === id);
    return (person && nameOf(person)) || t('case.somebody');
  };
  return (
    <>
      <Heading variant="h3">{t('meeting.minutes.answers')}</Heading>
      <ul className="work-rows">
        {answers.map(({ id, personId, verdict, words, at, isOwnWord }) => (
          <li key={id}>
            {nameOfPerson(personId)}: {t(`meeting.verdict.${verdict}`)}{' '}
            <span className="beside">
              {dateOfText(at)}
              {!isOwnWord && `, ${t('meeting.minutes.takenDown')}`}
            </span>
            {words && <p className="own-words">{words}</p>}
          </li>
        ))}
        {silent.map((person) => (
          <li key={person.id}>
            {nameOf(person)}: <span className="beside">{t('meeting.minutes.silent')}</span>
          </li>
        ))}
      </ul>
      <div className="acts">
        <Opens name="minutes answer" label={t('meeting.minutes.takeDown')}>
          {(close) => <TakeDown minutes={minutes} {...given} close={close} />}
        </Opens>
      </div>
    </>
  );
}

const VERDICTS = ['CONFIRMED', 'COMMENTED', 'OBJECTED'] as const;

function TakeDown({ minutes, page, meeting, close }: AnswersGiven & { readonly close: () => void }) {
  const { t } = useTranslation();
  const [personId, choose] = useState(firstGuardian(page));
  const [verdict, say] = useState<(typeof VERDICTS)[number]>('CONFIRMED');
  const [words, write] = useState('');
  const { make, error } = useStep(ANSWER_MINUTES);
  const save = async () => {
    const input = { meetingId: meeting.id, edition: minutes.edition, personId, verdict, words: words.trim() || null };
    if (await make(input, t('meeting.minutes.tookDown'))) close();
  };
  return (
    <>
      <GuardianChoice page={page} guardianId={personId} choose={choose} />
      <Choice
        label={t('meeting.minutes.whatSaid')}
        value={verdict}
        choose={say}
        options={VERDICTS.map((value) => ({ value, text: t(`meeting.verdict.${value}`) }))}
      />
      {verdict !== 'CONFIRMED' && (
        <Textarea
          labelText={t('meeting.minutes.words')}
          fullWidth
          value={words}
          onChange={({ target }) => write(target.value)}
        />
      )}
      <Refusal error={error} />
      <div className="acts">
        <Button onClick={() => void save()}>{t('meeting.details.save')}</Button>
      </div>
    </>
  );
}
