import { useTranslation } from 'react-i18next';
import { Button, TextInput, Textarea } from 'suomifi-ui-components';
import { Folded } from '../parts/folded.js';
import { chosenOf, hasLink, hasPlace, othersOf } from './form.js';
import type { Place } from './around.js';
import { Municipality } from './municipality.js';
import { Choice, idOf, type PartGiven, PartOfPage, type TimeGiven } from './part.js';
import { Polled } from './polled.js';
import { Proposed } from './proposed.js';
import { Room } from './room.js';
import { minutesOf } from './times.js';
import { WeekOfAll } from './week-of-all.js';

const MINUTES = [30, 45, 60, 75, 90, 120] as const;
const MODES = ['IN_PERSON', 'REMOTE', 'HYBRID', 'HOME'] as const;
const EARLIEST = [0, 1, 2, 7] as const;
const WEEKS = [1, 2, 3, 4, 6, 8, 12] as const;

/** When one meets: the best times in words, and the week in numbers. */
export function TimePart({ municipalities, ...given }: TimeGiven & WhereGiven) {
  const { t } = useTranslation();
  const { form } = given;
  const isNobody = !othersOf(form).some(({ isNeeded }) => isNeeded);
  return (
    <PartOfPage part="time">
      <div className="gather-fields">
        <Shape {...given} />
      </div>
      <Longer {...given} />
      {hasLink(form) && <VideoLink {...given} />}
      <div id={idOf('time')} tabIndex={-1}>
        {isNobody ? <p>{t('gathering.time.first')}</p> : form.isPoll ? <Polled {...given} /> : <Proposed {...given} />}
      </div>
      {!isNobody && <Unknown {...given} />}
      {!isNobody && <WeekOfAll form={form} />}
      <About {...given} municipalities={municipalities} />
    </PartOfPage>
  );
}

/** How long and in which way. */
function Shape({ form: { durationMinutes, mode }, write }: PartGiven) {
  const { t } = useTranslation();
  const lengths = MINUTES.some((each) => each === durationMinutes) ? MINUTES : [...MINUTES, durationMinutes];
  return (
    <>
      <Choice
        label={t('gathering.time.minutes')}
        value={durationMinutes}
        values={lengths.map((each) => [each, t('gathering.time.length', { count: each })])}
        choose={(value) => write({ durationMinutes: value })}
      />
      <Choice
        label={t('gathering.time.mode')}
        value={mode}
        values={MODES.map((each) => [each, t(`gathering.mode.${each}`)])}
        choose={(value) => write({ mode: value })}
      />
    </>
  );
}

/** With an interpreter one meets for twice as long: so it is booked, and so people are told. */
function Longer({ form }: PartGiven) {
  const { t } = useTranslation();
  const count = minutesOf(form);
  return count > form.durationMinutes && <p className="gather-hint">{t('gathering.time.longer', { count })}</p>;
}

/** Where one meets by video: it is told with the invitation, to who is invited. */
function VideoLink({ form: { link }, write, missing }: PartGiven) {
  const { t } = useTranslation();
  const isMissing = missing.includes('link');
  return (
    <TextInput
      id={idOf('link')}
      type="text"
      labelText={t('gathering.time.link')}
      optionalText={t('gathering.optional')}
      hintText={t('gathering.time.linkHint')}
      autoComplete="off"
      fullWidth
      value={link}
      status={isMissing ? 'error' : 'default'}
      {...(isMissing && { statusText: t('gathering.missing.link') })}
      onChange={(value) => write({ link: String(value ?? '') })}
    />
  );
}

/** Of whose time nothing is known, and the way to ask them; or back from it. */
function Unknown({ form, write, asked }: TimeGiven) {
  const { t } = useTranslation();
  const names = chosenOf(form).flatMap(({ id, name }) => (asked.unknown.includes(id) ? [name] : []));
  return (
    <div className="gather-unknown">
      {names.length > 0 && <p>{t('gathering.time.unknown', { count: names.length, names: names.join(', ') })}</p>}
      <Button
        variant={names.length > 0 && !form.isPoll ? 'secondary' : 'secondaryNoBorder'}
        onClick={() => write({ isPoll: !form.isPoll })}
      >
        {t(form.isPoll ? 'gathering.time.noPoll' : 'gathering.time.poll')}
      </Button>
    </div>
  );
}

/** What is talked about and where; and how soon and how late it may be. */
function About({ municipalities, ...given }: PartGiven & WhereGiven) {
  const { t } = useTranslation();
  const { filled, write, missing } = given;
  const isMissing = missing.includes('question');
  return (
    <Folded className="gather-more" title={t('gathering.time.more')} isCalled={isMissing}>
      <Textarea
        id={idOf('question')}
        labelText={t('gathering.time.question')}
        hintText={t('gathering.time.questionHint')}
        fullWidth
        value={filled.question}
        status={isMissing ? 'error' : 'default'}
        {...(isMissing && { statusText: t('gathering.missing.question') })}
        onChange={({ target }) => write({ question: target.value })}
      />
      <div className="gather-fields">
        <Where {...given} municipalities={municipalities} />
        <Between {...given} />
      </div>
    </Folded>
  );
}

interface WhereGiven {
  readonly municipalities: readonly Place[];
}

function Where({ form, filled, write, municipalities }: PartGiven & WhereGiven) {
  const { t } = useTranslation();
  if (form.mode === 'REMOTE') return null;
  return (
    <>
      {hasPlace(form) && <Room form={form} filled={filled} write={write} />}
      {hasPlace(form) && (
        <TextInput
          labelText={t('gathering.time.place')}
          fullWidth
          value={filled.place}
          onChange={(value) => write({ place: String(value ?? '') })}
        />
      )}
      <Municipality
        label={t('gathering.time.municipality')}
        code={filled.meetsIn}
        municipalities={municipalities}
        choose={(meetsIn) => write({ meetsIn })}
      />
    </>
  );
}

function Between({ form: { earliest, days }, write }: Pick<PartGiven, 'form' | 'write'>) {
  const { t } = useTranslation();
  const weeks = Math.ceil(days / 7);
  const ranges = WEEKS.some((each) => each === weeks) ? WEEKS : [...WEEKS, weeks];
  return (
    <>
      <Choice
        label={t('gathering.time.earliest')}
        value={earliest}
        values={EARLIEST.map((each) => [each, t(`gathering.time.days.in${each}`)])}
        choose={(value) => write({ earliest: value })}
      />
      <Choice
        label={t('gathering.time.range')}
        value={weeks}
        values={ranges.map((each) => [each, t('gathering.time.weeks', { count: each })])}
        choose={(value) => write({ days: 7 * value })}
      />
    </>
  );
}
