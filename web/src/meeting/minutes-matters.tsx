import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';
import { DayField, SelectField, TextField } from '../parts/fields.js';
import { type Audience, type MatterDraft, MATTERS_AT_MOST, type MinutesDraft, newMatter } from './minutes-draft.js';
import { useNames } from './table.js';
import type { MeetingGiven } from './given.js';

interface MattersGiven extends MeetingGiven {
  readonly draft: MinutesDraft;
  readonly write: (draft: MinutesDraft) => void;
}

/** What was agreed: what, who, by when, and who may read it. */
export function Matters({ draft, write, ...given }: MattersGiven) {
  const { t } = useTranslation();
  const { matters } = draft;
  const change = (key: string, matter: MatterDraft) =>
    write({ ...draft, matters: matters.map((each) => (each.key === key ? matter : each)) });
  const remove = (key: string) => write({ ...draft, matters: matters.filter((each) => each.key !== key) });
  return (
    <>
      <Heading variant="h3">{t('meeting.minutes.matters')}</Heading>
      {matters.map((matter, place) => (
        <MatterFields
          key={matter.key}
          {...given}
          matter={matter}
          place={place + 1}
          change={(changed) => change(matter.key, changed)}
          remove={() => remove(matter.key)}
        />
      ))}
      {matters.length < MATTERS_AT_MOST && (
        <div>
          <Button variant="secondary" onClick={() => write({ ...draft, matters: [...matters, newMatter()] })}>
            {t('meeting.minutes.addMatter')}
          </Button>
        </div>
      )}
    </>
  );
}

interface MatterGiven extends MeetingGiven {
  readonly matter: MatterDraft;
  readonly place: number;
  readonly change: (matter: MatterDraft) => void;
  readonly remove: () => void;
}

const AUDIENCES: readonly Audience[] = ['ALL', 'AUTHORITIES', 'FAMILY'];

function MatterFields({ matter, place, change, remove, ...given }: MatterGiven) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('meeting.minutes.matter', { number: place })} className="minutes-matter">
      <TextField label={t('meeting.minutes.what')} value={matter.text} write={(text) => change({ ...matter, text })} />
      <div className="fields">
        <Owner matter={matter} change={change} {...given} />
        <DueAndReaders matter={matter} change={change} meeting={given.meeting} />
      </div>
      <div>
        <Button variant="secondaryNoBorder" onClick={remove}>
          {t('meeting.minutes.remove')}
          <span className="hidden"> {place}</span>
        </Button>
      </div>
    </div>
  );
}

function DueAndReaders({ matter, change, meeting }: Pick<MatterGiven, 'matter' | 'change' | 'meeting'>) {
  const { t } = useTranslation();
  return (
    <>
      <DayField
        label={t('meeting.minutes.by')}
        min={meeting.localStart?.slice(0, 10) ?? ''}
        value={matter.dueOn}
        write={(dueOn) => change({ ...matter, dueOn })}
      />
      <SelectField
        label={t('meeting.minutes.reads')}
        value={matter.audience}
        write={(read) => change({ ...matter, audience: AUDIENCES.find((each) => each === read)! })}
        none={null}
        choices={AUDIENCES.map((each) => [each, t(`meeting.audience.${each}`)])}
      />
    </>
  );
}

const AWAY: readonly (string | null)[] = ['ABSENT', 'WRITTEN', null];

/** Who sees to it: somebody who was there, or nobody by name. */
function Owner({ matter, change, page, meeting }: Pick<MatterGiven, 'matter' | 'change' | 'page' | 'meeting'>) {
  const { t } = useTranslation();
  const names = useNames(page);
  const present = meeting.participants.filter(({ isRoom, attendance }) => !isRoom && !AWAY.includes(attendance));
  return (
    <SelectField
      label={t('meeting.minutes.who')}
      value={matter.participantId}
      write={(participantId) => change({ ...matter, participantId })}
      none={t('meeting.minutes.nobody')}
      choices={present.map((one) => [one.id, names(one)])}
    />
  );
}
