import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, LongField, SelectField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { today } from '../words/whole-days.js';
import type { BanGiven, FormGiven } from './given.js';
import { nameById, personName } from './names.js';
import { EXTEND_BAN, END_BAN, RECORD_BAN } from './safety.query.js';
import { WhatVanishes } from './what-vanishes.js';

/** Whose ban it is, for how long, and what shows it. What follows is said before it is saved. */
export function RecordBan(given: FormGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.ban'));
  const [personId, choose] = useState('');
  const [since, begin] = useState(today);
  const [lastDay, end] = useState('');
  const [evidence, write] = useState('');
  const missing = t('people.missing');
  const choices = given.page.people.map((each) => [each.id, personName(each, t)] as const);
  const input = () => ({ personId, since, lastDay, evidence });
  return (
    <Form document={RECORD_BAN} input={input} submit={t('people.ban.send')} {...going}>
      <WhatVanishes />
      <SelectField label={t('people.ban.whose')} value={personId} write={choose} missing={missing} choices={choices} />
      <DayField label={t('people.ban.since')} value={since} write={begin} max={today()} missing={missing} />
      <LastDayField value={lastDay} write={end} />
      <EvidenceField value={evidence} write={write} />
    </Form>
  );
}

interface Field {
  readonly value: string;
  readonly write: (value: string) => void;
}

function LastDayField(field: Field) {
  const { t } = useTranslation();
  return (
    <DayField
      label={t('people.ban.last')}
      hint={t('people.ban.lastHint')}
      {...field}
      min={today()}
      missing={t('people.missing')}
    />
  );
}

function EvidenceField(field: Field) {
  const { t } = useTranslation();
  return (
    <LongField
      label={t('people.ban.evidence')}
      hint={t('people.ban.evidenceHint')}
      {...field}
      missing={t('people.missing')}
    />
  );
}

const seen = ({ ban: { id, version } }: BanGiven) => ({ safetyBanId: id, expectedVersion: version });

/** It goes on. */
export function ExtendBan(given: BanGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.banExtended'));
  const [lastDay, end] = useState('');
  const [evidence, write] = useState('');
  const input = () => ({ ...seen(given), lastDay, evidence });
  return (
    <Form document={EXTEND_BAN} input={input} submit={t('people.ban.extendSend')} {...going}>
      <LastDayField value={lastDay} write={end} />
      <EvidenceField value={evidence} write={write} />
    </Form>
  );
}

/** It holds no longer: what it kept is to be seen again. */
export function EndBan(given: BanGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.banEnded'));
  const { page, ban } = given;
  const name = ban.personId ? nameById(page, ban.personId, t) : t('people.ban.toldOnly');
  return (
    <Form document={END_BAN} input={() => seen(given)} submit={t('people.ban.endSend')} {...going}>
      <p>{t('people.ban.endAbout', { name })}</p>
    </Form>
  );
}
