import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { Refusal } from '../parts/refusal.js';
import { Sure } from '../parts/sure.js';
import { whenText } from '../words/time.js';
import { CHOOSE_DETAILS, type Feed, REVOKE_FEED, ROTATE_FEED } from './calendars.query.js';

interface CardGiven {
  readonly feed: Feed;
  readonly done: (text: string) => void;
  readonly again: () => void;
}

/** The address that one calendar program reads: what it tells, a new one in its place, and its end. */
export function FeedCard({ feed, done, again }: CardGiven) {
  const { t } = useTranslation();
  const { id: feedId, name, address, createdAt, fetchedAt } = feed;
  const [rotating, revoking] = [useChange(ROTATE_FEED), useChange(REVOKE_FEED)];
  const error = rotating.error ?? revoking.error;
  const rotate = async () => {
    if (await rotating.ask({ feedId })) done(t('calendars.said.rotated', { name }));
  };
  const revoke = async () => {
    if (await revoking.ask({ feedId })) done(t('calendars.said.revoked', { name }));
  };
  return (
    <li>
      <p className="card-title">{name}</p>
      <p>
        {t('calendars.feeds.created', { when: whenText(createdAt) })}{' '}
        {fetchedAt ? t('calendars.feeds.fetched', { when: whenText(fetchedAt) }) : t('calendars.feeds.neverFetched')}
      </p>
      {address && <Address address={address} name={name} isNew={fetchedAt === null} />}
      <Details feed={feed} again={again} />
      {error && <Refusal error={error} words={t('calendars.refused', { returnObjects: true })} />}
      <Steps name={name} rotate={() => void rotate()} revoke={() => void revoke()} />
    </li>
  );
}

interface StepsGiven {
  /** For who hears a button alone: which feed. */
  readonly name: string;
  readonly rotate: () => void;
  readonly revoke: () => void;
}

function Steps({ name, rotate, revoke }: StepsGiven) {
  const { t } = useTranslation();
  return (
    <div className="steps">
      <Sure press={t('calendars.feeds.rotate')} of={name} question={t('calendars.feeds.rotateSure')} yes={rotate}>
        {t('calendars.feeds.rotateThen')}
      </Sure>
      <Sure press={t('calendars.feeds.revoke')} of={name} question={t('calendars.feeds.revokeSure')} yes={revoke}>
        {t('calendars.feeds.revokeThen')}
      </Sure>
    </div>
  );
}

interface AddressGiven {
  readonly address: string;
  readonly name: string;
  /** No program has asked for it yet: it is wanted now. */
  readonly isNew: boolean;
}

/** Whoever sees the address can read the feed: it is folded away once a program has it. */
function Address({ address, name, isNew }: AddressGiven) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<'copied' | 'notCopied' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied('copied'),
      // Some browsers let no page do it.
      () => setCopied('notCopied'),
    );
  return (
    <details className="folded" open={isNew}>
      <summary>{t('calendars.feeds.show', { name })}</summary>
      <p>{t('calendars.feeds.secret')}</p>
      <p className="address">
        <code>{address}</code>
      </p>
      <div className="steps">
        <Button variant="secondary" onClick={() => void copy()}>
          {t('calendars.feeds.copy')}
          <span className="hidden"> {name}</span>
        </Button>
        <span role="status">{copied && t(`calendars.feeds.${copied}`)}</span>
      </div>
    </details>
  );
}

const DETAILS = ['place', 'conference', 'counsellor'] as const;

/** What the feed tells besides the time: saved as it is ticked. */
function Details({ feed: { id: feedId, version, details, name }, again }: Pick<CardGiven, 'feed' | 'again'>) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(CHOOSE_DETAILS);
  // Until the feed comes anew; what was refused is not shown as if it had been taken.
  const [chosen, choose] = useState<{ readonly details: Feed['details']; readonly version: number } | null>(null);
  const shown = chosen?.version === version ? chosen.details : details;
  const tick = async (detail: (typeof DETAILS)[number], isTold: boolean) => {
    const { place, conference, counsellor } = shown;
    const wanted = { place, conference, counsellor, [detail]: isTold };
    choose({ details: wanted, version });
    if (!(await ask({ feedId, expectedVersion: version, ...wanted }))) choose(null);
    again();
  };
  return (
    <fieldset className="details">
      <legend>{t('calendars.feeds.details', { name })}</legend>
      {DETAILS.map((detail) => (
        <Checkbox
          key={detail}
          variant="large"
          checked={shown[detail]}
          onClick={({ checkboxState }) => void tick(detail, checkboxState)}
        >
          {t(`calendars.feeds.detail.${detail}`)}
        </Checkbox>
      ))}
      {error && <Refusal error={error} words={t('calendars.refused', { returnObjects: true })} />}
      <span role="status">{isBusy && t('calendars.saving')}</span>
    </fieldset>
  );
}
