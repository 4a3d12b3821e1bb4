import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../parts/day-field.js';
import { Folded } from '../parts/folded.js';
import type { OtherGuardian, Young } from './form.js';
import { Interpreters } from './interpreters.js';
import { NameField, PhoneField } from './name-fields.js';
import type { Missing } from './missing.js';
import { type PartGiven, Tick } from './part.js';

const NOBODY_ELSE: OtherGuardian = {
  givenName: '',
  familyName: '',
  phone: '',
  comes: true,
  isApart: false,
  isLimited: false,
  mayKnow: true,
};
const COMES: Young = { birthDate: '', phone: '' };
/** What is told here, and may be missing. */
const HERE: readonly Missing[] = ['otherName', 'otherPhone', 'youngPhone'];

/** Who else of the family there is: folded, for most calls are of one guardian and one child who stays at home. */
export function MoreOfFamily(given: PartGiven) {
  const { t } = useTranslation();
  const { form, write, missing } = given;
  const { other, young } = form;
  const tickOther = useTicked(other, NOBODY_ELSE, (told) => write({ other: told }));
  const tickYoung = useTicked(young, COMES, (told) => write({ young: told }));
  const isMissing = HERE.some((each) => missing.includes(each));
  return (
    <Folded className="gather-more" title={t('gathering.more.title')} isCalled={isMissing}>
      <Tick isTicked={other !== null} tick={tickOther}>
        {t('gathering.more.other')}
      </Tick>
      {other && <Other {...given} other={other} />}
      <Tick isTicked={young !== null} tick={tickYoung}>
        {t('gathering.more.young')}
      </Tick>
      {young && <YoungPerson {...given} young={young} />}
      <Interpreters {...given} />
    </Folded>
  );
}

/** What is told only while a tick stands: what was written comes back with the tick. */
function useTicked<Told>(told: Told | null, empty: Told, write: (told: Told | null) => void) {
  const [last, keep] = useState(empty);
  return (isTicked: boolean) => {
    if (told !== null) keep(told);
    write(isTicked ? last : null);
  };
}

interface OtherGiven extends Pick<PartGiven, 'missing'> {
  readonly other: OtherGuardian;
  readonly change: (what: Partial<OtherGuardian>) => void;
}

/** The other guardian is asked like the first, unless their rights are limited: both decide for the child. */
function Other({ other, write, missing }: PartGiven & { readonly other: OtherGuardian }) {
  const { t } = useTranslation();
  const change = (what: Partial<OtherGuardian>) => write({ other: { ...other, ...what } });
  return (
    <div className="gather-inner">
      <OtherReached other={other} change={change} missing={missing} />
      {other.mayKnow && (
        <Tick isTicked={other.comes} tick={(comes) => change({ comes })}>
          {t('gathering.more.otherComes')}
        </Tick>
      )}
      <Tick isTicked={other.isApart} tick={(isApart) => change({ isApart })}>
        {t('gathering.more.apart')}
        <small>{t('gathering.more.apartHint')}</small>
      </Tick>
      <Rights other={other} change={change} />
      <p className="gather-hint" role="status">
        {t(other.isLimited ? 'gathering.more.callerAsked' : 'gathering.more.bothAsked')}
      </p>
    </div>
  );
}

/** What an agreement or a court has taken away, which is seldom: nothing is ticked beforehand. */
function Rights({ other, change }: Omit<OtherGiven, 'missing'>) {
  const { t } = useTranslation();
  return (
    <>
      <Tick isTicked={other.isLimited} tick={(isLimited) => change({ isLimited })}>
        {t('gathering.more.limited')}
        <small>{t('gathering.more.limitedHint')}</small>
      </Tick>
      <Tick isTicked={!other.mayKnow} tick={(mayNot) => change({ mayKnow: !mayNot })}>
        {t('gathering.more.mayNotKnow')}
        <small>{t('gathering.more.mayNotKnowHint')}</small>
      </Tick>
    </>
  );
}

/** Who they are, and on which number they are reached. */
function OtherReached({ other, change, missing }: OtherGiven) {
  const { t } = useTranslation();
  return (
    <div className="gather-fields gather-ends">
      <NameField
        what="otherName"
        label={t('gathering.more.otherName')}
        value={other.givenName}
        write={(givenName) => change({ givenName })}
        missing={missing}
      />
      <NameField
        label={t('gathering.more.otherFamilyName')}
        value={other.familyName}
        write={(familyName) => change({ familyName })}
        missing={missing}
      />
      <PhoneField
        what="otherPhone"
        label={t('gathering.more.otherPhone')}
        isOptional
        value={other.phone}
        write={(phone) => change({ phone })}
        missing={missing}
      />
    </div>
  );
}

function YoungPerson({ young, write, missing }: PartGiven & { readonly young: Young }) {
  const { t } = useTranslation();
  const change = (what: Partial<Young>) => write({ young: { ...young, ...what } });
  return (
    <div className="gather-inner">
      <p className="gather-hint">{t('gathering.more.youngHint')}</p>
      <div className="gather-fields">
        <DayField
          label={t('gathering.more.birthDate')}
          day={young.birthDate}
          choose={(birthDate) => change({ birthDate })}
        />
        <PhoneField
          what="youngPhone"
          label={t('gathering.more.youngPhone')}
          isOptional
          value={young.phone}
          write={(phone) => change({ phone })}
          missing={missing}
        />
      </div>
    </div>
  );
}
