import { useTranslation } from 'react-i18next';
import type { Askers } from './wishes.query.js';
import { CallLink } from '../parts/call-link.js';
import { nameOf } from '../words/names.js';
import { safePhonesOf } from '../words/phone.js';

interface AskerGiven {
  readonly askers: Askers;
  readonly id: string;
}

type Person = Askers['people'][number];
type Colleague = Askers['members'][number]['who'];

/** Who asks, somebody of the family or a professional of its network, and the numbers by which they may be rung. */
export function AskerLine({ askers: { people, members }, id }: AskerGiven) {
  const { t } = useTranslation();
  const person = people.find((each) => each.id === id);
  if (person) return <PersonLine person={person} />;
  const member = members.find(({ who }) => who.id === id);
  return member ? <ColleagueLine who={member.who} /> : <p className="card-title">{t('wishes.somebody')}</p>;
}

/** Nobody of a family is rung by what they did not call safe. */
function PersonLine({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const name = nameOf(person) || t('wishes.somebody');
  const phones = safePhonesOf(person);
  return (
    <>
      <p className="card-title">{name}</p>
      {phones.length === 0 && <p>{t('wishes.noPhone')}</p>}
      {phones.map(({ number, safeTime }) => (
        <p key={number}>
          <CallLink number={number} whom={name} />
          {safeTime && <span> {t('wishes.safeTime', { when: safeTime })}</span>}
        </p>
      ))}
    </>
  );
}

function ColleagueLine({ who }: { readonly who: Colleague }) {
  const { t } = useTranslation();
  const name = nameOf(who) || t('wishes.somebody');
  const work = [who.title, who.unitName].filter(Boolean).join(', ');
  return (
    <>
      <p className="card-title">{name}</p>
      {work && <p>{work}</p>}
      {who.phone && (
        <p>
          <CallLink number={who.phone} whom={name} />
        </p>
      )}
    </>
  );
}
