import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { useRefused } from '../parts/use-refused.js';
import { Sure } from '../parts/sure.js';
import { useUnsaved } from '../parts/unsaved.js';
import { useSession } from '../session/session.js';
import type { Around } from './around.js';
import type { AskedTimes } from './asked-times.js';
import { ConsentPart } from './consent-part.js';
import { isWritten, useDraft } from './drafts.js';
import { FamilyPart } from './family-part.js';
import { useFilled } from './filled.js';
import { type Gathering, type Origin, othersOf } from './form.js';
import { type Filled, inputOf } from './gathering.js';
import { GATHER, type GatherInput, type Gathered } from './gathering.query.js';
import { insistedBy } from './insisted.js';
import { missingOf } from './missing.js';
import { PeoplePart } from './people-part.js';
import { Preview } from './preview.js';
import { MissingSummary, Refusal, toldBy } from './refusal.js';
import { Sent } from './sent.js';
import { TimePart } from './time-part.js';

interface PageGiven {
  /** Under which name what is written is kept. */
  readonly draft: string;
  readonly begin: () => Gathering;
  /** As it stands now: a contact may have another version by the time it is sent. */
  readonly origin: Origin;
  readonly around: Around;
  /** Begins with an empty page. */
  readonly another: () => void;
  /** Asks how what one gathers from stands now. */
  readonly again: () => void;
}

/** From a call to the invitations on one page, sent by one press. */
export function GatheringPage({ draft, begin, origin, around, another, again }: PageGiven) {
  const kept = useDraft(draft, begin);
  const form = { ...kept.form, origin };
  const { filled, asked } = useFilled(form, around);
  const [gathered, setGathered] = useState<Gathered | null>(null);
  const [wasLeft] = useState(() => isWritten(draft));
  useUnsaved(gathered === null && isWritten(draft));
  if (gathered) return <Sent gathered={gathered} names={othersOf(form).map(({ name }) => name)} another={another} />;
  const sent = (what: Gathered) => {
    kept.drop();
    setGathered(what);
  };
  const anew = () => {
    kept.drop();
    another();
  };
  return (
    <>
      {wasLeft && origin.kind === 'call' && <Left anew={anew} />}
      <Form form={form} write={kept.write} {...{ filled, asked, around, sent, again }} />
    </>
  );
}

/** What stands here was told in an earlier call, maybe by another family: nobody shall mistake it for the one that rings now. */
function Left({ anew }: { readonly anew: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="gather-ways gather-left">
      <p>{t('gathering.left.about')}</p>
      <Sure press={t('gathering.left.anew')} question={t('gathering.left.question')} yes={anew}>
        {t('gathering.left.lost')}
      </Sure>
    </div>
  );
}

interface FormGiven extends Pick<PageGiven, 'around' | 'again'> {
  readonly form: Gathering;
  readonly write: (change: Partial<Gathering>) => void;
  readonly filled: Filled;
  readonly asked: AskedTimes;
  readonly sent: (gathered: Gathered) => void;
}

type Input = Omit<GatherInput, 'requestId'>;

function Form(given: FormGiven) {
  const { form, write, filled, asked, around } = given;
  const { missing, tries, check, send, isBusy, error } = useSending(given);
  const [previewed, preview] = useState<Input | null>(null);
  const part = { form, filled, write, missing };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form onSubmit={submit} noValidate className="gather">
      {tries > 0 && <MissingSummary missing={missing} tries={tries} />}
      {missing.length === 0 && error && <Refusal error={error} origin={form.origin} />}
      <div className="gather-columns">
        <div>
          <FamilyPart {...part} municipalities={around.municipalities} />
          <PeoplePart {...part} />
        </div>
        <div>
          <TimePart {...part} asked={asked} municipalities={around.municipalities} />
          <ConsentPart {...part} />
        </div>
      </div>
      <Bar form={form} isBusy={isBusy} preview={() => preview(check())} />
      {previewed && <Preview input={previewed} form={form} close={() => preview(null)} />}
    </form>
  );
}

/** Sends it once it is told whole; what was refused stands as it was written. */
function useSending({ form, write, filled, asked, sent, again }: FormGiven) {
  const { ask, isBusy, error } = useChange(GATHER);
  const [tries, count] = useState(0);
  const missing = missingOf(form, filled);
  /** What would be sent; null where something is missing, which is told from then on. */
  const check = (): Input | null => {
    if (missing.length === 0) return inputOf(form, filled);
    count(tries + 1);
    return null;
  };
  const send = async () => {
    const input = check();
    if (!input) return;
    const answer = await ask(input);
    if (answer) sent(answer.gatherNetwork);
  };
  useRefused(error, (refusal) => {
    // Somebody else was faster: what can be chosen, and what one gathers from, is asked for anew.
    if (!toldBy(refusal)) return;
    const insisted = insistedBy(refusal, form, filled.start);
    if (insisted) write({ insisted });
    asked.again();
    again();
  });
  return { missing: tries > 0 ? missing : [], tries, check, send, isBusy, error };
}

interface BarGiven {
  readonly form: Gathering;
  readonly isBusy: boolean;
  readonly preview: () => void;
}

/** Who is asked, and the press that sends it. */
function Bar({ form, isBusy, preview }: BarGiven) {
  const { t } = useTranslation();
  const { me } = useSession();
  const names = othersOf(form).map(({ name }) => name);
  return (
    <section aria-label={t('gathering.parts.send')} className="gather-bar">
      <p>
        {names.length > 0
          ? t('gathering.send.who', { count: names.length, names: names.join(', ') })
          : t('gathering.send.nobody')}{' '}
        {t('gathering.send.you', { name: `${me.givenName} ${me.familyName}` })}
      </p>
      <div className="gather-ways">
        <Button type="submit">{t(form.isPoll ? 'gathering.send.poll' : 'gathering.send.invite')}</Button>
        <Button variant="secondary" onClick={preview}>
          {t('gathering.send.preview')}
        </Button>
        <span role="status">{isBusy && t('gathering.send.sending')}</span>
      </div>
    </section>
  );
}
