import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useQuery } from 'urql';
import { Act } from '../parts/doing.js';
import { Form, useGoesOn } from '../parts/form.js';
import { Assess } from './assess.js';
import { CloseAlong } from './close-along.js';
import { GIVE_CODE, type GivenCode } from './code.query.js';
import type { PersonGiven } from './given.js';
import { Identifications } from './identifications.js';
import { FAMILY_ACCESS, type PhonesOf } from './people.query.js';
import { Phones } from './phones.js';
import { Vouch } from './vouch.js';
import { dateOfText } from '../words/time.js';

/** How somebody of the family gets in: by a personal code, if they may at all. */
export function Account(given: PersonGiven) {
  const { t } = useTranslation();
  const { person } = given;
  const { known, here } = useKnown(given);
  const access = known?.familyAccess;
  return (
    <>
      {person.role === 'CHILD' && <Assess {...here} />}
      {person.role === 'CLOSE_PERSON' && <CloseAlong {...here} />}
      {access?.code && (
        <p className="beside">
          {t(`people.code.state.${access.code.state}`, { day: dateOfText(access.code.validUntil) })}
        </p>
      )}
      {access?.maySignIn && (
        <>
          <Act label={t('people.code.open')}>{(close) => <Code {...here} close={close} />}</Act>
          <Act label={t('people.passkey.open')} variant="secondaryNoBorder">
            {(close) => <Vouch {...here} close={close} />}
          </Act>
        </>
      )}
      {known && <Known {...here} known={known} />}
    </>
  );
}

/** How somebody gets in, and forms after which that is asked again. */
function useKnown(given: PersonGiven) {
  const [{ data: known }, ask] = useQuery({ query: FAMILY_ACCESS, variables: { personId: given.person.id } });
  const look = () => ask({ requestPolicy: 'network-only' });
  const here = {
    ...given,
    made: (told: string) => (given.made(told), look()),
    outdated: () => (given.outdated(), look()),
  };
  return { known, here };
}

/** By what somebody is known when they come: their phones, and who identifies them. */
function Known({ known, ...given }: PersonGiven & { readonly known: PhonesOf }) {
  return (
    <>
      <Phones {...given} phones={known} />
      <Identifications {...given} linked={known.identificationsOf} />
    </>
  );
}

/** A code is shown once: whoever leaves it makes another one. */
function Code(given: PersonGiven) {
  const { t } = useTranslation();
  const [code, show] = useState<GivenCode>();
  const going = useGoesOn('people', given, t('people.said.code'));
  const input = () => ({ personId: given.person.id });
  if (code) return <Read code={code} leave={going.done} />;
  return (
    <Form
      document={GIVE_CODE}
      input={input}
      submit={t('people.code.send')}
      {...going}
      done={({ given: answered }) => show(answered)}
    >
      <p>{t('people.code.about')}</p>
    </Form>
  );
}

function Read({ code, leave }: { readonly code: GivenCode; readonly leave: () => void }) {
  const { t } = useTranslation();
  const at = useRef<HTMLDivElement>(null);
  // The button that made it is no longer there.
  useEffect(() => at.current?.focus(), []);
  return (
    <div ref={at} tabIndex={-1} role="status">
      <p>{t('people.code.read', { address: code.address, day: dateOfText(code.validUntil) })}</p>
      <p className="code">{code.code}</p>
      <p>{t('people.code.who')}</p>
      <Button onClick={leave}>{t('people.code.done')}</Button>
    </div>
  );
}
