import { useTranslation } from 'react-i18next';
import type { Insisted, OverrideReason } from './form.js';
import { Choice, type PartGiven, Tick } from './part.js';
import { startText } from './start-text.js';
import { nameAtTable } from './table.js';

const REASONS = ['AGREED', 'URGENT', 'CHILD_SAFETY', 'STATUTORY_DEADLINE'] as const satisfies readonly OverrideReason[];

/**
 * A time that was refused because of somebody's calendar can be taken all the same: those it does not suit have agreed to it,
 * somebody of a group is named, or the hold of another meeting gives way for a reason.
 */
export function Insisting({ form, write }: PartGiven) {
  const { t } = useTranslation();
  const { insisted } = form;
  if (!insisted) return null;
  // Whoever says something to a time means that time.
  const [day, clock] = insisted.start.split('T');
  const say = (what: Partial<Insisted>) =>
    write({ insisted: { ...insisted, ...what }, own: { day: day!, clock: clock! } });
  return (
    <fieldset className="gather-group gather-insisting">
      <legend>{t('gathering.insist.title', { when: startText(insisted.start) })}</legend>
      <Despite form={form} insisted={insisted} say={say} />
      <WhoComes form={form} insisted={insisted} say={say} />
      {insisted.isHeld && (
        <Choice
          label={t('meeting.insist.why')}
          value={insisted.reason ?? ''}
          values={REASONS.map((each) => [each, t(`meeting.override.${each}`)])}
          choose={(reason) => say({ reason: REASONS.find((each) => each === reason) ?? null })}
          {...(insisted.reason === null && { empty: t('gathering.family.choose') })}
        />
      )}
    </fieldset>
  );
}

interface SayGiven extends Pick<PartGiven, 'form'> {
  readonly insisted: Insisted;
  readonly say: (what: Partial<Insisted>) => void;
}

/** Who agreed to the time although their calendar says otherwise. */
function Despite({ form, insisted: { unsuited, despite }, say }: SayGiven) {
  const { t } = useTranslation();
  return unsuited.map((id) => (
    <Tick
      key={id}
      isTicked={despite.includes(id)}
      tick={(isTicked) => say({ despite: isTicked ? [...despite, id] : despite.filter((each) => each !== id) })}
    >
      {t('gathering.insist.despite', { name: nameAtTable(form, id) })}
    </Tick>
  ));
}

/** Who of a group comes, of which nobody is known to be free. */
function WhoComes({ form, insisted: { group, chosen }, say }: SayGiven) {
  const { t } = useTranslation();
  if (group.length === 0) return null;
  return (
    <Choice
      label={t('meeting.insist.who')}
      value={chosen ?? ''}
      values={group.map((id) => [id, nameAtTable(form, id)])}
      choose={(id) => say({ chosen: id })}
      {...(chosen === null && { empty: t('gathering.family.choose') })}
    />
  );
}
