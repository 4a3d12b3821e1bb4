import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { RadioField, SelectField, TextField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { ADD_WAY, END_WAY } from './family-changes.query.js';
import type { PersonGiven } from './given.js';
import type { ContactWay } from './people.query.js';
import { CallLink } from '../parts/call-link.js';
import { numberOf } from '../words/phone.js';

const KINDS = ['PHONE', 'EMAIL', 'LETTER'] as const;

/** How somebody may be reached. Nothing goes by what they did not call safe. */
export function Ways(given: PersonGiven) {
  const { t } = useTranslation();
  const { person, keepsFamily } = given;
  return (
    <ul className="ways-of">
      {person.contactWays.map((way) => (
        <li key={way.id}>
          <Way way={way} />
          {keepsFamily && (
            <Act label={t('people.way.endOpen')} variant="secondaryNoBorder">
              {(close) => <EndWay {...given} way={way} close={close} />}
            </Act>
          )}
        </li>
      ))}
    </ul>
  );
}

/** One more way to reach somebody, and whether it is safe. */
export function AddWay(given: PersonGiven) {
  const { t } = useTranslation();
  return <Act label={t('people.way.open')}>{(close) => <WayForm {...given} close={close} />}</Act>;
}

function Way({ way: { kind, value, safe, safeTime } }: { readonly way: ContactWay }) {
  const { t } = useTranslation();
  return (
    <span className="colleague">
      {kind === 'PHONE' && safe && value ? (
        <CallLink number={value} />
      ) : (
        <span>
          {t(`people.way.kind.${kind}`)}: {value ?? t('people.hidden')}
        </span>
      )}
      <span className={safe ? undefined : 'late'}>{t(safe ? 'people.way.safe' : 'people.way.unsafe')}</span>
      {safeTime && <span>{t('people.way.when', { when: safeTime })}</span>}
    </span>
  );
}

const EMPTY = { kind: '', value: '', safe: '', safeTime: '' };

function WayForm(given: PersonGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.way'));
  const [draft, setDraft] = useState(EMPTY);
  const field = (name: keyof typeof EMPTY) => ({
    value: draft[name],
    write: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  const isSafe = draft.safe === 'yes';
  const input = () => ({
    personId: given.person.id,
    contactWay: {
      kind: KINDS.find((each) => each === draft.kind)!,
      // What is no number is refused with words of its own.
      value: (draft.kind === 'PHONE' && numberOf(draft.value)) || draft.value.trim(),
      safe: isSafe,
      safeTime: (isSafe && draft.safeTime) || null,
    },
  });
  return (
    <Form document={ADD_WAY} input={input} submit={t('people.way.send')} {...going}>
      <KindAndValue kind={field('kind')} value={field('value')} />
      <Safety safe={field('safe')} safeTime={field('safeTime')} />
    </Form>
  );
}

interface Field {
  readonly value: string;
  readonly write: (value: string) => void;
}

/** Whether the person called it safe, and when it is. */
function Safety({ safe, safeTime }: { readonly safe: Field; readonly safeTime: Field }) {
  const { t } = useTranslation();
  const choices = [['yes', t('people.way.yes')] as const, ['no', t('people.way.no')] as const];
  const hint = t('people.way.isSafeHint');
  return (
    <>
      <RadioField
        label={t('people.way.isSafe')}
        hint={hint}
        {...safe}
        missing={t('people.missing')}
        choices={choices}
      />
      {safe.value === 'yes' && (
        <TextField label={t('people.way.safeTime')} hint={t('people.way.safeTimeHint')} {...safeTime} />
      )}
    </>
  );
}

function KindAndValue({ kind, value }: { readonly kind: Field; readonly value: Field }) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        label={t('people.way.which')}
        {...kind}
        missing={t('people.missing')}
        choices={KINDS.map((each) => [each, t(`people.way.kind.${each}`)])}
      />
      <TextField label={t('people.way.value')} {...value} missing={t('people.missing')} />
    </>
  );
}

function EndWay(given: PersonGiven & { readonly way: ContactWay }) {
  const { t } = useTranslation();
  const going = useGoesOn('people', given, t('people.said.wayEnded'));
  const { id, version } = given.way;
  const input = () => ({ contactWayId: id, expectedVersion: version });
  return (
    <Form document={END_WAY} input={input} submit={t('people.way.endSend')} {...going}>
      <p>{t('people.way.endAbout')}</p>
    </Form>
  );
}
