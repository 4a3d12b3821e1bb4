import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { Form, useGoesOn } from '../parts/form.js';
import { dateOfText, dateText } from '../words/time.js';
import type { PersonGiven } from './given.js';
import type { PhonesOf } from './people.query.js';
import { END_DEVICE, END_PASSKEY } from './phones.query.js';

interface PhonesGiven extends PersonGiven {
  readonly phones: PhonesOf;
}

/** On which phones and computers somebody gets in without a code; each of them ends at once where it is lost. */
export function Phones({ phones, ...given }: PhonesGiven) {
  const { familyAccess, passkeysOf } = phones;
  if (familyAccess.devices.length + passkeysOf.length === 0) return null;
  return (
    <ul className="plain">
      {familyAccess.devices.map((device) => (
        <li key={device.id}>
          <Device {...given} device={device} />
        </li>
      ))}
      {passkeysOf.map((passkey) => (
        <li key={passkey.id}>
          <Passkey {...given} passkey={passkey} />
        </li>
      ))}
    </ul>
  );
}

interface DeviceGiven extends PersonGiven {
  readonly device: PhonesOf['familyAccess']['devices'][number];
}

function Device({ device: { id, browser, lastSeenOn }, ...given }: DeviceGiven) {
  const { t } = useTranslation();
  return (
    <>
      {t('people.phones.device', { browser, day: dateText(lastSeenOn) })}
      <Act label={t('people.phones.forget', { browser })} variant="secondaryNoBorder">
        {(close) => <Forget {...given} close={close} deviceId={id} />}
      </Act>
    </>
  );
}

function Forget({ deviceId, ...given }: PersonGiven & { readonly deviceId: string }) {
  const { t } = useTranslation();
  return (
    <Form
      document={END_DEVICE}
      input={() => ({ personId: given.person.id, deviceId })}
      submit={t('people.phones.send')}
      {...useGoesOn('people', given, t('people.said.forgotten'))}
    >
      <p>{t('people.phones.about')}</p>
    </Form>
  );
}

interface PasskeyGiven extends PersonGiven {
  readonly passkey: PhonesOf['passkeysOf'][number];
}

function Passkey({ passkey: { id, browser, registeredAt }, ...given }: PasskeyGiven) {
  const { t } = useTranslation();
  return (
    <>
      {t('people.phones.passkey', { browser, day: dateOfText(registeredAt) })}
      <Act label={t('people.phones.endPasskey', { browser })} variant="secondaryNoBorder">
        {(close) => <EndPasskey {...given} close={close} passkeyId={id} />}
      </Act>
    </>
  );
}

function EndPasskey({ passkeyId, ...given }: PersonGiven & { readonly passkeyId: string }) {
  const { t } = useTranslation();
  return (
    <Form
      document={END_PASSKEY}
      input={() => ({ personId: given.person.id, passkeyId })}
      submit={t('people.phones.endPasskeySend')}
      {...useGoesOn('people', given, t('people.said.passkeyEnded'))}
    >
      <p>{t('people.phones.about')}</p>
    </Form>
  );
}
