import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { CallLink } from '../parts/call-link.js';
import { nameAndUnit, nameOf } from '../words/names.js';
import { type Callable, safePhonesOf } from '../words/phone.js';
import type { ClosingPage } from './closing.query.js';

/** Somebody who is to hear of it, and at which numbers they may be rung. */
interface Whom {
  readonly id: string;
  readonly name: string;
  readonly numbers: readonly Callable[];
  /** Said where there is none. */
  readonly noPhone: string;
}

/** Everybody who is told that it is to end: guardians at the numbers they called safe alone, and the network. */
export function WhomToTell({ page }: { readonly page: ClosingPage }) {
  const { t } = useTranslation();
  const guardians = page.people
    .filter(({ role }) => role === 'GUARDIAN')
    .map((each): Whom => ({
      id: each.id,
      name: nameOf(each) || t('case.role.GUARDIAN'),
      numbers: safePhonesOf(each),
      noPhone: t('closing.tell.noPhone'),
    }));
  const members = page.members.map(({ who }): Whom => ({
    id: who.id,
    name: nameAndUnit(who),
    numbers: who.phone ? [{ number: who.phone, safeTime: null }] : [],
    noPhone: t('followUp.noPhone'),
  }));
  return (
    <>
      <Heading variant="h3">{t('closing.tell.title')}</Heading>
      <p>{t('closing.tell.about')}</p>
      <ul className="plain">
        {[...guardians, ...members].map((each) => (
          <li key={each.id}>
            <One whom={each} />
          </li>
        ))}
      </ul>
    </>
  );
}

function One({ whom: { name, numbers, noPhone } }: { readonly whom: Whom }) {
  const { t } = useTranslation();
  return (
    <div className="colleague">
      <strong>{name}</strong>
      {numbers.map(({ number, safeTime }) => (
        <span key={number}>
          <CallLink number={number} whom={name} />
          {safeTime && <span className="beside"> {t('followUp.safeTime', { when: safeTime })}</span>}
        </span>
      ))}
      {numbers.length === 0 && <span className="beside">{noPhone}</span>}
    </div>
  );
}
