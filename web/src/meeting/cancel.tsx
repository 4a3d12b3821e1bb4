import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';
import { Choice } from '../parts/field.js';
import { useStep } from '../parts/work.js';
import { CANCEL } from './meeting.query.js';
import { Refusal } from './refusal.js';
import type { MeetingGiven } from './given.js';

const REASONS = ['FAMILY_WISH', 'ILLNESS', 'NO_QUORUM', 'NO_CONSENT', 'NOT_NEEDED', 'OTHER'] as const;
type Reason = (typeof REASONS)[number];

/** The meeting will not be: asked once more, with what follows from it. */
export function CancelMeeting(given: MeetingGiven) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const { phase } = given;
  return (
    <>
      <Button variant="secondary" onClick={() => dialog.current?.showModal()}>
        {t('meeting.cancel.open')}
      </Button>
      <dialog ref={dialog} className="sheet" aria-labelledby="peruminen">
        <div className="form">
          <Heading variant="h3" id="peruminen">
            {t('meeting.cancel.title')}
          </Heading>
          <p>{t(phase === 'draft' ? 'meeting.cancel.ofDraft' : 'meeting.cancel.follows')}</p>
          <Cancelling {...given} close={() => dialog.current?.close()} />
        </div>
      </dialog>
    </>
  );
}

function Cancelling({ meeting, close }: MeetingGiven & { readonly close: () => void }) {
  const { t } = useTranslation();
  const { make, error, isBusy } = useStep(CANCEL);
  const [reason, choose] = useState<Reason | ''>('');
  const [isChecked, check] = useState(false);
  const cancel = async () => {
    if (!reason) return check(true);
    const input = { meetingId: meeting.id, expectedVersion: meeting.version, reason };
    if (await make(input, t('meeting.cancel.done'))) close();
  };
  return (
    <>
      <WhyCancel reason={reason} choose={choose} isMissing={isChecked && !reason} />
      <Refusal error={error} />
      <div className="acts">
        <Button onClick={() => void cancel()}>{t('meeting.cancel.send')}</Button>
        <Button variant="secondary" onClick={close}>
          {t('meeting.cancel.keep')}
        </Button>
        <span role="status">{isBusy && t('meeting.saving')}</span>
      </div>
    </>
  );
}

interface WhyGiven {
  readonly reason: Reason | '';
  readonly choose: (reason: Reason) => void;
  readonly isMissing: boolean;
}

function WhyCancel({ reason, choose, isMissing }: WhyGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('meeting.cancel.why')}
        none={t('meeting.insist.choose')}
        value={reason}
        choose={choose}
        isMissing={isMissing}
        options={REASONS.map((value) => ({ value, text: t(`meeting.cancelReason.${value}`) }))}
      />
      {isMissing && (
        <p role="alert" className="missing">
          {t('meeting.cancel.whyMissing')}
        </p>
      )}
    </>
  );
}
