import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { type Seat, SeatChoice } from '../parts/seat-choice.js';
import type { FormGiven } from './given.js';
import { ADD_MEMBER, DISQUALIFY, END_MEMBERSHIP } from './network.query.js';
import type { Member } from './people.query.js';

const LEAVING = ['TASK_DONE', 'CHANGED_WORK', 'FAMILY_WISH', 'OTHER'] as const;
const GROUNDS = ['NOT_SAID', 'PARTY_OR_RELATIVE', 'REPRESENTS', 'OWN_INTEREST', 'EMPLOYMENT', 'OTHER'] as const;

/** Somebody joins the network. By that alone they know nothing. */
export function AddMember(given: FormGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.member'));
  const [seat, choose] = useState<Seat | null>(null);
  const { id: caseId, areaId } = given.page;
  const input = () => ({ caseId, professionalId: seat!.professionalId, unitId: seat!.unitId });
  return (
    <Form document={ADD_MEMBER} input={input} submit={t('people.network.send')} {...going}>
      <SeatChoice areaId={areaId} label={t('people.network.whom')} seat={seat} choose={choose} />
    </Form>
  );
}

interface MemberGiven extends FormGiven {
  readonly member: Member;
}

/** Somebody leaves the network: their access ends at once. */
export function EndMembership(given: MemberGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.left'));
  const [reason, choose] = useState('');
  const { id, version } = given.member;
  const input = () => ({ memberId: id, expectedVersion: version, reason: LEAVING.find((each) => each === reason)! });
  return (
    <Form document={END_MEMBERSHIP} input={input} submit={t('people.network.endSend')} {...going}>
      <p>{t('people.network.endAbout')}</p>
      <RadioField
        label={t('people.network.why')}
        value={reason}
        write={choose}
        missing={t('people.missing')}
        choices={LEAVING.map((each) => [each, t(`people.network.leaving.${each}`)])}
      />
    </Form>
  );
}

/** Taken down for who said that they are disqualified. */
export function Disqualify(given: MemberGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.noPart'));
  const [reason, choose] = useState('');
  const { page, member } = given;
  const input = () => ({
    caseId: page.id,
    professionalId: member.who.id,
    reason: GROUNDS.find((each) => each === reason)!,
  });
  return (
    <Form document={DISQUALIFY} input={input} submit={t('people.network.noPartSend')} {...going}>
      <p>{t('people.network.noPartAbout')}</p>
      <RadioField
        label={t('people.network.why')}
        value={reason}
        write={choose}
        missing={t('people.missing')}
        choices={GROUNDS.map((each) => [each, t(`people.network.ground.${each}`)])}
      />
    </Form>
  );
}
