import type { ReactNode } from 'react';
import type { Language } from '../../directory/directory.domain.js';
import { FAMILY_PATHS } from '../family/family-frame.js';
import { PROOF_FIELD } from '../form-proof.js';
import { inLanguage } from '../page-language.js';
import { PASSKEY_TEXTS } from './passkey.texts.data.js';

/** Where the pages with a passkey are, and where their forms and scripts go. */
export const PASSKEY_PATHS = {
  code: '/s/avain',
  make: '/s/avain/tallenna',
  open: '/s/avain/avaa',
  enter: '/s/avain/sisaan',
  /** One's own passkeys. */
  list: '/s/avain/omat',
  end: '/s/avain/poista',
  script: '/s/avain.js',
  library: '/s/webauthn.js',
  style: '/s/avain.css',
  /** The family's page: where all of it leads. */
  home: FAMILY_PATHS.page,
} as const;

interface EntryWaysGiven {
  readonly language: Language;
  readonly proof: string;
  /** The issuers that identify families (`Issuers.all('identification')`). None: the way is not shown. */
  readonly identification: readonly { readonly id: string }[];
}

/** The two ways to the whole of the family's page: identification, and the passkey of this phone. */
export function EntryWays({ language, proof, identification }: EntryWaysGiven) {
  const texts = PASSKEY_TEXTS[language];
  // In Finnish nobody has chosen anything yet: who comes in is addressed in their own language.
  const back = language === 'fi' ? PASSKEY_PATHS.home : inLanguage(PASSKEY_PATHS.home, language);
  return (
    <section aria-labelledby="ways-in">
      <h2 id="ways-in">{texts.waysIn}</h2>
      <ul className="promises">
        {identification.map(({ id }) => (
          <Way key={id} {...{ action: `/kirjaudu/${id}`, proof, label: texts.bySuomiFi, hint: texts.bySuomiFiText }}>
            <input type="hidden" name="return" value={back} />
          </Way>
        ))}
        <Way
          {...{ action: inLanguage(PASSKEY_PATHS.open, language), proof }}
          label={texts.byPasskey}
          hint={texts.byPasskeyText}
        />
        <li>
          <a className="link" href={inLanguage(PASSKEY_PATHS.code, language)}>
            {texts.toRegistering}
          </a>
        </li>
      </ul>
    </section>
  );
}

interface WayGiven {
  readonly action: string;
  readonly proof: string;
  readonly label: string;
  readonly hint: string;
  readonly children?: ReactNode;
}

function Way({ action, proof, label, hint, children }: WayGiven) {
  return (
    <li>
      <form method="post" action={action}>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        {children}
        <p className="hint">{hint}</p>
        <div className="answers">
          <button>{label}</button>
        </div>
      </form>
    </li>
  );
}
