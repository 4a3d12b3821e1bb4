import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { SUBSCRIBE } from './calendars.query.js';
import { LineForm } from './line-form.js';

/** As the server takes it; it judges whether the address may be asked at all. */
const ADDRESS = /^(?:https?|webcal):\/\/\S+$/i;

/** A calendar more to be read. What was typed stays until it is. */
export function NewCalendar({ done }: { readonly done: (text: string) => void }) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(SUBSCRIBE);
  const send = async (address: string) => {
    const isAdded = (await ask({ address })) !== undefined;
    if (isAdded) done(t('calendars.said.subscribed'));
    return isAdded;
  };
  return (
    <LineForm
      label={t('calendars.read.address')}
      hint={t('calendars.read.addressHint')}
      press={t('calendars.read.add')}
      faultOf={(address) => (ADDRESS.test(address) ? null : t('calendars.read.addressWrong'))}
      {...{ send, isBusy, error }}
    />
  );
}
