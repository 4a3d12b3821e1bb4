import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, SelectField, TextField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { today } from '../words/whole-days.js';
import type { Outside } from './handover.query.js';
import { ARRIVE, GIVE_DOCUMENT, WITHDRAW_OUTSIDE } from './outside.query.js';
import type { FormGiven } from './roles.js';
import { dateOfText } from '../words/time.js';

interface StepGiven extends FormGiven {
  readonly outside: Outside;
}

const seen = ({ id, version }: Outside) => ({ outsideHandoverId: id, expectedVersion: version });

/** What was agreed was given to the service: which version of the plan, and to whom. */
export function GiveDocument(given: StepGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('handover', given, t('handover.said.given'));
  const [planVersionId, choose] = useState('');
  const [givenTo, write] = useState('');
  const { page, outside } = given;
  const agreed = page.plan?.versions.filter(({ state }) => state === 'AGREED').toReversed() ?? [];
  if (agreed.length === 0) return <p>{t('handover.outside.noPlan')}</p>;
  const versions = agreed.map(
    ({ id, number, agreedAt }) =>
      [id, t('handover.outside.versionOne', { number, day: agreedAt && dateOfText(agreedAt) })] as const,
  );
  const input = () => ({ ...seen(outside), planVersionId, givenTo });
  const texts = { label: t('handover.outside.version'), missing: t('handover.outside.versionMissing') };
  return (
    <Form document={GIVE_DOCUMENT} input={input} submit={t('handover.outside.giveSend')} {...going}>
      <SelectField {...texts} value={planVersionId} write={choose} choices={versions} />
      <WhoField label={t('handover.outside.givenTo')} value={givenTo} write={write} />
    </Form>
  );
}

function WhoField(given: { readonly label: string; readonly value: string; readonly write: (name: string) => void }) {
  const { t } = useTranslation();
  return <TextField {...given} missing={t('handover.outside.givenToMissing')} />;
}

/** The service told that the family arrived, and was started with. */
export function Arrive(given: StepGiven) {
  const { outside } = given;
  const { t } = useTranslation();
  const [startedOn, setDay] = useState(today);
  const [toldBy, write] = useState('');
  const going = useGoesOn('handover', given, t('handover.said.arrived'));
  return (
    <Form
      document={ARRIVE}
      input={() => ({ ...seen(outside), startedOn, toldBy })}
      submit={t('handover.outside.arriveSend')}
      {...going}
    >
      <DayField
        label={t('handover.outside.startedOn')}
        value={startedOn}
        write={setDay}
        max={today()}
        missing={t('handover.dayMissing')}
      />
      <WhoField label={t('handover.outside.toldBy')} value={toldBy} write={write} />
    </Form>
  );
}

/** It does not come about. What has been given stays given. */
export function WithdrawOutside(given: StepGiven) {
  const { outside } = given;
  const { t } = useTranslation();
  const going = useGoesOn('handover', given, t('handover.said.outsideWithdrawn'));
  return (
    <Form
      document={WITHDRAW_OUTSIDE}
      input={() => seen(outside)}
      submit={t('handover.outside.withdrawSend')}
      {...going}
    >
      <p>{t('handover.outside.withdrawAbout')}</p>
    </Form>
  );
}
