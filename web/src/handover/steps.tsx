import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { RadioField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import type { HandoverPage, OpenHandover } from './handover.query.js';
import { CONSENT, OFFER, WITHDRAW } from './inside.query.js';
import type { FormGiven } from './roles.js';
import { nameAndUnit } from '../words/names.js';
import { dateText } from '../words/time.js';

/** What each step of a handover is given. */
export interface StepGiven extends FormGiven {
  readonly handover: OpenHandover;
}

/** Which handover, and as it was seen. */
export const seen = ({ id, version }: OpenHandover) => ({ handoverId: id, expectedVersion: version });

/** Consents to a handover that stand. */
export const standing = ({ consents }: HandoverPage) =>
  consents.filter(({ purpose, state, ended }) => purpose === 'HANDOVER' && state === 'GIVEN' && !ended);

/** The family consents to this receiver: by a consent of its own, which is recorded where consents are. */
export function GiveConsent(given: StepGiven) {
  const { page, handover } = given;
  const isForReceiver = ({ professionalIds }: { readonly professionalIds: readonly string[] }) =>
    professionalIds.length === 0 || professionalIds.includes(handover.to.id);
  const fitting = standing(page).filter((each) => each.unitId === handover.to.unitId && isForReceiver(each));
  return fitting.length === 0 ? <NoConsent {...given} /> : <ChooseConsent {...given} fitting={fitting} />;
}

function NoConsent({ page, handover }: StepGiven) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('handover.consent.none', { name: nameAndUnit(handover.to) })}</p>
      <p>
        <Link href={`/asiat/${page.id}/suostumukset`}>{t('handover.consent.toConsents')}</Link>
      </p>
    </>
  );
}

function ChooseConsent(given: StepGiven & { readonly fitting: HandoverPage['consents'] }) {
  const { t } = useTranslation();
  const going = useGoesOn('handover', given, t('handover.said.consent'));
  const [consentId, choose] = useState('');
  const input = () => ({ ...seen(given.handover), consentId });
  return (
    <Form document={CONSENT} input={input} submit={t('handover.consent.send')} {...going}>
      <RadioField
        label={t('handover.consent.which')}
        value={consentId}
        write={choose}
        missing={t('handover.consent.missing')}
        choices={given.fitting.map(({ id, unitName, lastDay }) => [
          id,
          t('handover.consent.one', { unit: unitName, day: dateText(lastDay) }),
        ])}
      />
    </Form>
  );
}

/** The receiver is asked. */
export function Offer(given: StepGiven) {
  const { handover } = given;
  const { t } = useTranslation();
  const going = useGoesOn('handover', given, t('handover.said.offer'));
  return (
    <Form document={OFFER} input={() => seen(handover)} submit={t('handover.offer.send')} {...going}>
      <p>{t('handover.offer.about', { name: nameAndUnit(handover.to) })}</p>
    </Form>
  );
}

/** It does not come about. */
export function Withdraw(given: StepGiven) {
  const { page, handover } = given;
  const { t } = useTranslation();
  const going = useGoesOn(
    'handover',
    given,
    t('handover.said.withdraw', { name: nameAndUnit(page.responsiblePerson.who) }),
  );
  return (
    <Form document={WITHDRAW} input={() => seen(handover)} submit={t('handover.withdraw.send')} {...going}>
      <p>{t('handover.withdraw.about', { name: nameAndUnit(page.responsiblePerson.who) })}</p>
    </Form>
  );
}
