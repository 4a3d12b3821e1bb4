import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Act } from '../parts/doing.js';
import { LongField, SelectField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { dateOfText } from '../words/time.js';
import { GuardianChoice, onlyGuardian } from './guardian-choice.js';
import type { Minutes } from './meeting.query.js';
import { ANSWER_MINUTES } from './minutes.query.js';
import { guardiansOf, useNames } from './table.js';
import type { WorkGiven } from './given.js';
import { nameOf } from '../words/names.js';

interface AnswersGiven extends WorkGiven {
  readonly minutes: Minutes;
}

/** What the family said of the minutes, and what they say on the telephone. */
export function MinutesAnswers({ part, ...given }: AnswersGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Heading variant="h3">{t('meeting.minutes.answers')}</Heading>
      <Verdicts {...given} />
      <Act label={t('meeting.minutes.takeDown')}>{(close) => <TakeDown {...given} part={{ ...part, close }} />}</Act>
    </>
  );
}

/** What each guardian said, and who has said nothing yet. */
function Verdicts({ minutes, page }: Pick<AnswersGiven, 'minutes' | 'page'>) {
  const { t } = useTranslation();
  const answers = minutes.answers.filter(({ edition }) => edition === minutes.edition);
  const silent = guardiansOf(page).filter(({ id }) => !answers.some(({ personId }) => personId === id));
  return (
    <ul className="plain">
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
      {words && <p className="told-words">{words}</p>}
    </li>
  );
}

const VERDICTS = ['CONFIRMED', 'COMMENTED', 'OBJECTED'] as const;

/** What somebody said, as it is taken down. */
interface Said {
  readonly personId: string;
  readonly verdict: string;
  readonly words: string;
}

function TakeDown({ minutes, page, meeting, part }: AnswersGiven) {
  const { t } = useTranslation();
  const [said, write] = useState<Said>({ personId: onlyGuardian(page), verdict: 'CONFIRMED', words: '' });
  const input = () => ({
    meetingId: meeting.id,
    edition: minutes.edition,
    personId: said.personId,
    verdict: VERDICTS.find((each) => each === said.verdict)!,
    words: said.words.trim() || null,
  });
  const going = useGoesOn('meeting', part, t('meeting.minutes.tookDown'));
  return (
    <Form document={ANSWER_MINUTES} input={input} submit={t('meeting.details.save')} {...going}>
      <GuardianChoice page={page} guardianId={said.personId} choose={(personId) => write({ ...said, personId })} />
      <Verdict said={said} write={write} />
    </Form>
  );
}

function Verdict({ said, write }: { readonly said: Said; readonly write: (said: Said) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        label={t('meeting.minutes.whatSaid')}
        value={said.verdict}
        write={(verdict) => write({ ...said, verdict })}
        none={null}
        choices={VERDICTS.map((each) => [each, t(`meeting.verdict.${each}`)])}
      />
      {said.verdict !== 'CONFIRMED' && (
        <LongField
          label={t('meeting.minutes.words')}
          value={said.words}
          write={(words) => write({ ...said, words })}
          missing={t('meeting.refused.WORDS_MISSING')}
        />
      )}
    </>
  );
}
