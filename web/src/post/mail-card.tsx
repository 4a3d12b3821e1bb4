import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { refusalCode } from '../graphql/faults.js';
import { useChange } from '../parts/change.js';
import { Act } from '../parts/doing.js';
import type { PartOfForm } from '../parts/form.js';
import { Refusal } from '../parts/refusal.js';
import { Shown } from '../parts/shown.js';
import { Sure } from '../parts/sure.js';
import { useRefused } from '../parts/use-refused.js';
import { whenText } from '../words/time.js';
import { spoken } from '../words/words.js';
import { DISMISS, type HeldMail, LETTER, type Letter, RETRY } from './post.query.js';

interface CardGiven {
  readonly mail: HeldMail;
  readonly part: PartOfForm;
}

const KILOBYTE = 1024;

/** A message in quarantine: why it is there, from where and when it came; what it says only to who asks for it. */
export function MailCard({ mail, part }: CardGiven) {
  const { t } = useTranslation();
  const { id, receivedAt, size, reason, senderDomain } = mail;
  const sender = senderDomain ?? t('post.bounce');
  return (
    <>
      <p className="card-title">{reason[spoken()]}</p>
      <p>
        {sender}, {whenText(receivedAt)}
        {size > 0 && `, ${t('post.size', { size: Math.ceil(size / KILOBYTE) })}`}
      </p>
      {!mail.hasText && <p>{t('post.noText')}</p>}
      <Act label={t('post.look', { sender })}>{(close) => <LetterShown id={id} close={close} />}</Act>
      <Steps mail={mail} part={part} sender={sender} />
    </>
  );
}

/** Who has looked is written down, and said before. */
function LetterShown({ id, close }: { readonly id: string; readonly close: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Shown query={LETTER} variables={{ id }}>
        {({ inboundMessage }) => <Facts letter={inboundMessage} />}
      </Shown>
      <p className="steps">
        <Button variant="secondary" onClick={close}>
          {t('post.close')}
        </Button>
      </p>
    </>
  );
}

/** As plain text: nothing of it is drawn, followed or run. */
function Facts({ letter: { from, subject, text } }: { readonly letter: Letter }) {
  const { t } = useTranslation();
  const facts = [
    [t('post.from'), from],
    [t('post.subject'), subject],
    [t('post.text'), text],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([term, told]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className="told">{told ?? t('post.nothing')}</dd>
        </div>
      ))}
    </dl>
  );
}

interface StepsGiven extends CardGiven {
  readonly sender: string;
}

/** Somebody else was done with it meanwhile. */
function leaveIfOver(code: string | undefined, { outdated, gone }: PartOfForm): void {
  if (code !== 'NOT_IN_QUARANTINE') return;
  outdated();
  gone();
}

/** Read again after something was mended; or done with, once the sender was rung or nobody need be. */
function Steps({ mail: { id, hasText }, part, sender }: StepsGiven) {
  const { t } = useTranslation();
  const retry = useChange(RETRY);
  const dismiss = useChange(DISMISS);
  const sure = { press: t('post.dismiss'), question: t('post.sureDismiss') };
  const error = retry.error ?? dismiss.error;
  useRefused(error, (refused) => leaveIfOver(refusalCode(refused), part));
  const press = async (step: 'retry' | 'dismiss') => {
    const answer = await (step === 'retry' ? retry : dismiss).ask({ messageId: id });
    if (answer) part.made(t(`post.said.${step}`));
  };
  return (
    <>
      {error && <Refusal error={error} words={t('post.refused', { returnObjects: true })} />}
      <div className="steps">
        {hasText && (
          <Button variant="secondary" onClick={() => void press('retry')}>
            {t('post.retry')}
            <span className="hidden"> {sender}</span>
          </Button>
        )}
        <Sure {...sure} of={sender} yes={() => void press('dismiss')}>
          {t('post.dismissed')}
        </Sure>
      </div>
    </>
  );
}
