import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Section } from '../parts/section.js';
import { Sure } from '../parts/sure.js';
import { whenText } from '../words/time.js';
import { END_SESSIONS_OF, type KeptPerson, type SignInIdentity, UNLINK_IDENTITY } from './administration.query.js';
import type { Keeping } from './administration-page.js';
import { Ending } from './ending.js';
import { NotEnded } from './not-ended.js';
import { nameOf } from '../words/names.js';

interface IdentitiesGiven extends Keeping {
  readonly person: KeptPerson;
  readonly identities: readonly SignInIdentity[];
}

/** The accounts by which somebody signs in. */
export function Identities({ person, identities, done, again }: IdentitiesGiven) {
  const { t } = useTranslation();
  const { ask, error } = useChange(UNLINK_IDENTITY);
  const unlink = async (issuer: string) => {
    if (await ask({ professionalId: person.id, issuer })) done(t('administration.said.unlinked', { issuer }));
  };
  return (
    <Section id="identities" title={t('administration.identities')}>
      {identities.length === 0 && <p>{t('administration.noIdentities')}</p>}
      <NotEnded error={error} again={again} />
      <ul className="cards">
        {identities.map((identity) => (
          <Identity key={identity.issuer} identity={identity} unlink={(issuer) => void unlink(issuer)} />
        ))}
      </ul>
      <SignOut person={person} done={done} />
    </Section>
  );
}

/** Who leaves, or whose device is lost: wherever they are signed in, they are no more. */
function SignOut({ person, done }: Pick<IdentitiesGiven, 'person' | 'done'>) {
  const { t } = useTranslation();
  const change = useChange(END_SESSIONS_OF);
  const end = async () => {
    const answer = await change.ask({ professionalId: person.id });
    if (answer) done(t('places.said.out', { count: answer.endSessionsOf }));
  };
  return (
    <Ending
      press={t('places.account.out')}
      of={nameOf(person)}
      question={t('places.account.outSure')}
      then={t('places.account.outThen')}
      end={() => void end()}
      change={change}
    />
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
