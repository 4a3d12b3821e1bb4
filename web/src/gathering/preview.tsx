import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useQuery } from 'urql';
import { phoneText } from '../words/phone.js';
import { whenText } from '../words/time.js';
import { chosenOf, type Gathering, hasPlace } from './form.js';
import { type GatherInput, type Preview as Shown, PREVIEW } from './gathering.query.js';
import { roomText } from './table.js';
import { Fault } from '../parts/fault.js';

interface PreviewGiven {
  readonly input: Omit<GatherInput, 'requestId'>;
  readonly form: Gathering;
  readonly close: () => void;
}

/** Every message that would leave, word for word, before anything does. */
export function Preview({ input, form, close }: PreviewGiven) {
  const { t } = useTranslation();
  const room = hasPlace(form) ? form.room : null;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="gather-preview" aria-labelledby="gather-preview" onClose={close}>
      <h2 id="gather-preview">{t('gathering.preview.title')}</h2>
      {room && <p>{t('gathering.preview.room', { room: roomText(room) })}</p>}
      <Messages input={input} form={form} />
      <Button variant="secondary" onClick={() => dialog.current?.close()}>
        {t('gathering.preview.close')}
      </Button>
    </dialog>
  );
}

function Messages({ input, form }: Pick<PreviewGiven, 'input' | 'form'>) {
  const { t } = useTranslation();
  // A preview keeps nothing, so that any id will do: it is not used up.
  const [requestId] = useState(() => crypto.randomUUID());
  const [{ data, error, fetching }, ask] = useQuery({
    query: PREVIEW,
    variables: { input: { ...input, requestId } },
    requestPolicy: 'network-only',
  });
  const preview = data?.previewGathering;
  const left = chosenOf(form)
    .filter(({ id }) => preview?.notInvited.includes(id))
    .map(({ name }) => name);
  return (
    <>
      <p role="status">{fetching && !preview && t('gathering.preview.loading')}</p>
      {error && <Fault error={error} again={() => ask({ requestPolicy: 'network-only' })} />}
      {left.length > 0 && <p className="late">{t('gathering.preview.notInvited', { names: left.join(', ') })}</p>}
      <ul className="gather-messages" tabIndex={-1}>
        {preview?.messages.map((message, at) => (
          <li key={at}>
            <MessageRow message={message} />
          </li>
        ))}
      </ul>
    </>
  );
}

const REASONS = ['no-way', 'safe-time', 'not-to-be-told'] as const;

function MessageRow({ message }: { readonly message: Shown['messages'][number] }) {
  const { t } = useTranslation();
  const { to, way, address, subject, text, hasCalendar, sendsAt, withheld, language } = message;
  const reason = REASONS.find((each) => each === withheld);
  const known = reason ? t(`gathering.preview.reason.${reason}`) : t('gathering.preview.other');
  return (
    <>
      <h3>{address ? t('gathering.preview.to', { name: to, address: phoneText(address) }) : to}</h3>
      <p className="gather-hint">
        {t(way ? `gathering.preview.${way}` : 'gathering.preview.none')}.{' '}
        {withheld
          ? t('gathering.preview.withheld', { reason: known })
          : sendsAt
            ? t('gathering.preview.sendsAt', { when: whenText(sendsAt) })
            : t('gathering.preview.atOnce')}
        .{hasCalendar && ` ${t('gathering.preview.calendar')}.`}
      </p>
      {text && (
        <div className="gather-message" lang={language?.toLowerCase()}>
          {subject && <strong>{subject}</strong>}
          <p>{text}</p>
        </div>
      )}
    </>
  );
}
