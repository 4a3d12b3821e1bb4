import { useTranslation } from 'react-i18next';
import { Shown } from '../parts/shown.js';
import { nameOf } from '../words/names.js';
import { Field, LongField, MaybeChoice, municipalityOptions, type Option, Several } from './administration-form.js';
import type { Municipality } from './directory.query.js';
import { CONTACT_PEOPLE } from './places.query.js';
import { NEEDS } from '../words/needs.js';

/** What a service entry says, as it is typed. */
export interface ServiceTold {
  readonly name: string;
  readonly forWhom: string;
  readonly place: string;
  readonly howToReach: string;
  readonly contactPersonId: string;
  readonly needCodes: readonly (typeof NEEDS)[number][];
  readonly municipalities: readonly string[];
  readonly reviewBy: string;
}

interface FieldsGiven {
  readonly unitId: string;
  readonly told: ServiceTold;
  readonly tell: (change: Partial<ServiceTold>) => void;
  readonly municipalities: readonly Municipality[];
  /** Whom one asks now, if it is somebody: they may have left the unit. */
  readonly asked?: Option;
}

/** The entry of a service: for whom it is, where, and how one gets to it. */
export function ServiceFields({ unitId, told, tell, municipalities, asked }: FieldsGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('places.service.name')} value={told.name} write={(name) => tell({ name })} />
      <Words told={told} tell={tell} />
      <ContactPerson unitId={unitId} told={told} tell={tell} {...(asked && { asked })} />
      <Several
        label={t('places.service.needs')}
        chosen={told.needCodes}
        choose={(needCodes) => tell({ needCodes })}
        options={NEEDS.map((value) => ({ value, text: t(`contact.need.${value}`) }))}
      />
      <Several
        label={t('places.service.municipalities')}
        chosen={told.municipalities}
        choose={(chosen) => tell({ municipalities: chosen })}
        options={municipalityOptions(municipalities)}
      />
      <Field
        label={t('places.service.reviewBy')}
        type="date"
        value={told.reviewBy}
        write={(reviewBy) => tell({ reviewBy })}
      />
    </>
  );
}

function Words({ told: { forWhom, place, howToReach }, tell }: Pick<FieldsGiven, 'told' | 'tell'>) {
  const { t } = useTranslation();
  return (
    <>
      <LongField label={t('places.service.forWhom')} value={forWhom} write={(text) => tell({ forWhom: text })} />
      <LongField label={t('places.service.place')} value={place} write={(text) => tell({ place: text })} />
      <LongField
        label={t('places.service.howToReach')}
        hint={t('places.service.howHint')}
        value={howToReach}
        write={(text) => tell({ howToReach: text })}
      />
    </>
  );
}

function ContactPerson({ unitId, told, tell, asked }: Omit<FieldsGiven, 'municipalities'>) {
  const { t } = useTranslation();
  return (
    <Shown query={CONTACT_PEOPLE} variables={{ unitId }}>
      {({ professionals }) => {
        const people = professionals.map(({ id, ...names }) => ({ value: id, text: nameOf(names) }));
        const isThere = !asked || people.some(({ value }) => value === asked.value);
        return (
          <MaybeChoice
            label={t('places.service.contactPerson')}
            none={t('places.service.nobody')}
            value={told.contactPersonId}
            choose={(contactPersonId) => tell({ contactPersonId })}
            options={isThere ? people : [asked, ...people]}
          />
        );
      }}
    </Shown>
  );
}

/** The entry as the server takes it: whom nobody chose is not there. */
export const serviceEntry = ({ contactPersonId, needCodes, municipalities, ...told }: ServiceTold) => ({
  ...told,
  contactPersonId: contactPersonId || null,
  needCodes: [...needCodes],
  municipalities: [...municipalities],
});
