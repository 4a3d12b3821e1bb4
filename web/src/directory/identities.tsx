import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Refusal } from '../parts/refusal.js';
import { Section } from '../parts/section.js';
import { Sure } from '../parts/sure.js';
import { whenText } from '../words/time.js';
import { type KeptPerson, type SignInIdentity, UNLINK_IDENTITY } from './administration.query.js';

interface IdentitiesGiven {
  readonly person: KeptPerson;
  readonly identities: readonly SignInIdentity[];
  readonly done: (text: string) => void;
}

/** The accounts by which somebody signs in. */
export function Identities({ person, identities, done }: IdentitiesGiven) {
  const { t } = useTranslation();
  const { ask, error } = useChange(UNLINK_IDENTITY);
  const unlink = async (issuer: string) => {
    if (await ask({ professionalId: person.id, issuer })) done(t('administration.said.unlinked', { issuer }));
  };
  return (
    <Section id="identities" title={t('administration.identities')}>
      {identities.length === 0 && <p>{t('administration.noIdentities')}</p>}
      {error && <Refusal error={error} words={t('administration.refused', { returnObjects: true })} />}
      <ul className="cards">
        {identities.map((identity) => (
          <Identity key={identity.issuer} identity={identity} unlink={(issuer) => void unlink(issuer)} />
        ))}
      </ul>
    </Section>
  );
}

interface IdentityGiven {
  readonly identity: SignInIdentity;
  readonly unlink: (issuer: string) => void;
}

function Identity({ identity: { issuer, linkedAt, lastUsedAt }, unlink }: IdentityGiven) {
  const { t } = useTranslation();
  return (
    <li>
      <p className="card-title">{issuer}</p>
      <p>
        {t('administration.linked', { when: whenText(linkedAt) })}{' '}
        {lastUsedAt && t('administration.lastUsed', { when: whenText(lastUsedAt) })}
      </p>
      <Sure
        press={t('administration.unlink')}
        of={issuer}
        question={t('administration.unlinkSure')}
        yes={() => unlink(issuer)}
      >
        {t('administration.unlinkThen')}
      </Sure>
    </li>
  );
}
