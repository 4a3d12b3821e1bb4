import type { ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Act, Doing } from '../parts/doing.js';
import { Answer } from './answer.js';
import { Confirm, Tried } from './confirm.js';
import type { OpenHandover } from './handover.query.js';
import { MeetTogether } from './meet-together.js';
import { Propose } from './propose.js';
import type { FormGiven, PartGiven } from './roles.js';
import { type Stage, stageStates } from './stages.js';
import { GiveConsent, Offer, Withdraw } from './steps.js';
import { nameAndUnit } from '../words/names.js';
import { dateOfText, dateText } from '../words/time.js';

/** The way of a handover, from the proposal to the family's own word. */
export function Stages(given: PartGiven) {
  const { t } = useTranslation();
  const { page, roles, again } = given;
  const handover = page.baton?.handover ?? null;
  const isShown = handover !== null || (roles.keeps && page.state !== 'CLOSED');
  return (
    <Doing id="vaiheet" title={t('handover.stages.title')} again={again}>
      {(part) =>
        isShown ? (
          <>
            {handover && <FromTo {...given} handover={handover} />}
            <StageList {...given} {...part} handover={handover} />
            {handover && roles.keeps && (
              <Act label={t('handover.withdraw.open')} variant="secondaryNoBorder">
                {(close) => <Withdraw {...given} {...part} handover={handover} close={close} />}
              </Act>
            )}
          </>
        ) : (
          <p>{t('handover.stages.none')}</p>
        )
      }
    </Doing>
  );
}

interface WithHandover {
  readonly handover: OpenHandover;
}

function FromTo({ page, handover }: PartGiven & WithHandover) {
  const { t } = useTranslation();
  return (
    <dl className="from-to">
      <div>
        <dt>{t('handover.stages.from')}</dt>
        <dd>{nameAndUnit(page.responsiblePerson.who)}</dd>
      </div>
      <div>
        <dt>{t('handover.stages.to')}</dt>
        <dd>{nameAndUnit(handover.to)}</dd>
      </div>
      {handover.reason && (
        <div>
          <dt>{t('handover.stages.why')}</dt>
          <dd className="told-words">{handover.reason}</dd>
        </div>
      )}
    </dl>
  );
}

interface StagesGiven extends FormGiven {
  readonly handover: OpenHandover | null;
}

function StageList(given: StagesGiven) {
  const { t } = useTranslation();
  return (
    <ol className="stages">
      {stageStates(given.handover).map(({ stage, is }) => (
        <li key={stage} className={`stage ${is}`} {...(is === 'next' && { 'aria-current': 'step' })}>
          <div className="stage-head">
            <Heading variant="h3">{t(`handover.stage.${stage}`)}</Heading>
            <span className="stage-state">{t(`handover.stages.${is}`)}</span>
          </div>
          {is === 'done' && given.handover && <p className="beside">{doneText(stage, given.handover, t)}</p>}
          {is === 'next' && <Next {...given} stage={stage} />}
        </li>
      ))}
    </ol>
  );
}

/** What is known of a stage that is over. */
function doneText(stage: Stage, handover: OpenHandover, t: TFunction): string {
  const { proposedAt, offeredAt, acceptedAt, jointContactOn, jointContactKind } = handover;
  const days: Partial<Record<Stage, string | null>> = {
    propose: dateOfText(proposedAt),
    offer: offeredAt && dateOfText(offeredAt),
    accept: acceptedAt && dateOfText(acceptedAt),
    meet: jointContactOn && dateText(jointContactOn),
  };
  const kind = stage === 'meet' && jointContactKind && t(`handover.meet.kind.${jointContactKind}`);
  return [kind, days[stage]].filter(Boolean).join(', ');
}

interface NextGiven extends StagesGiven {
  readonly stage: Stage;
}

/** What is to be done now, for whoever may do it; the others are told who does. */
function Next({ stage, handover, ...given }: NextGiven): ReactNode {
  const { t } = useTranslation();
  const { keeps, receives } = given.roles;
  if (!handover) return <Propose {...given} />;
  const step = { ...given, handover };
  const awaited = <p>{t(`handover.awaited.${stage}`, { name: nameAndUnit(handover.to) })}</p>;
  if (stage === 'accept') return receives ? <Answer {...step} /> : awaited;
  if (stage === 'meet') return keeps || receives ? <MeetTogether {...step} /> : awaited;
  if (!keeps) return awaited;
  if (stage === 'consent') return <GiveConsent {...step} />;
  if (stage === 'offer') return <Offer {...step} />;
  return <ConfirmOrTry {...step} />;
}

function ConfirmOrTry(given: FormGiven & WithHandover) {
  const { t } = useTranslation();
  return (
    <>
      <Confirm {...given} />
      <Act label={t('handover.try.open')}>{(close) => <Tried {...given} close={close} />}</Act>
    </>
  );
}
