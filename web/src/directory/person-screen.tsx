import '../parts/work.css';
import './directory.css';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { Screen } from '../parts/screen.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { isId } from '../words/id.js';
import { PERSON, type Professional } from './directory.query.js';
import { PersonTime } from './person-time.js';
import { CallLink } from '../parts/call-link.js';
import { nameOf } from '../words/names.js';

/** A professional: where they work, their number, and for counsellors when they have time. */
export function PersonScreen() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  return (
    <Screen title={t('directory.person.title')}>
      {isId(id) ? <Person key={id} id={id} /> : <p>{t('fault.notFound')}</p>}
      <p>
        <Link href="/verkosto">{t('directory.back')}</Link>
      </p>
    </Screen>
  );
}

function Person({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { me, has } = useSession();
  return (
    <Shown query={PERSON} variables={{ id }} refused={<p>{t('fault.notFound')}</p>}>
      {({ professional }) => {
        const { title, phone, email, memberships } = professional;
        const name = nameOf(professional);
        return (
          <>
            <Section id="person" title={name}>
              <p>{title}</p>
              <p>
                {phone && <CallLink number={phone} whom={name} />} <a href={`mailto:${email}`}>{email}</a>
              </p>
              <Units memberships={memberships} />
            </Section>
            {(has('COUNSELLOR') || me.id === id) && <PersonTime id={id} />}
          </>
        );
      }}
    </Shown>
  );
}

function Units({ memberships }: Pick<Professional, 'memberships'>) {
  const { t } = useTranslation();
  return (
    <ul className="rows">
      {memberships.map((one) => (
        <li key={one.id}>
          <Link href={`/verkosto/yksikot/${one.unitId}`} className="row">
            <strong>{one.unitName}</strong>
            <span>{t(`directory.role.${one.role}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
