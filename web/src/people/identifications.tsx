import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { Form, useGoesOn } from '../parts/form.js';
import { dateOfText } from '../words/time.js';
import type { PersonGiven } from './given.js';
import type { PhonesOf } from './people.query.js';
import { END_IDENTIFICATION } from './phones.query.js';

type Linked = PhonesOf['identificationsOf'][number];

interface IdentificationsGiven extends PersonGiven {
  readonly linked: readonly Linked[];
}

/** As whom somebody is identified when they sign in; a link with the wrong person is cut. */
export function Identifications({ linked, ...given }: IdentificationsGiven) {
  const { t } = useTranslation();
  if (linked.length === 0) return null;
  return (
    <ul className="plain">
      {linked.map(({ issuer, linkedAt, lastUsedAt }) => {
        const name = issuerName(issuer);
        return (
          <li key={issuer}>
            {t('people.linked.one', { name, since: dateOfText(linkedAt), last: dateOfText(lastUsedAt) })}
            <Act label={t('people.linked.open', { name })} variant="secondaryNoBorder">
              {(close) => <Cut {...given} issuer={issuer} close={close} />}
            </Act>
          </li>
        );
      })}
    </ul>
  );
}

/** What people call those who identify them; of all others the id is their name. */
const issuerName = (issuer: string): string => (issuer === 'suomi-fi' ? 'Suomi.fi' : issuer);

function Cut({ issuer, ...given }: PersonGiven & { readonly issuer: string }) {
  const { t } = useTranslation();
  return (
    <Form
      document={END_IDENTIFICATION}
      input={() => ({ personId: given.person.id, issuer })}
      submit={t('people.linked.send')}
      {...useGoesOn('people', given, t('people.said.unlinked'))}
    >
      <p>{t('people.linked.about')}</p>
    </Form>
  );
}
