import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useQuery } from 'urql';
import { useSession } from '../session/session.js';
import { CallLink } from '../parts/call-link.js';
import { type Colleague, interpretedOf, type Origin, ticked } from './form.js';
import { BY_NAME } from './staff.query.js';
import { describedBy, idOf, type PartGiven, PartOfPage, Tick, Why } from './part.js';
import { colleagueOf, useInterpreters, useSuggested } from './staff.js';
import { useLanguageName } from './interpreters.js';
import { groupsOf } from './table.js';
import { SearchField } from '../parts/search-field.js';

/** From so many letters on the whole directory is searched. */
const LETTERS = 2;
/** So many are shown at first. */
const SHOWN = 8;
/** So many are found by name; one more is asked for, to know whether there are more. */
const FOUND = 20;

/** Who is asked to the table: ticked in a list that the topic fills and a name makes shorter. */
export function PeoplePart(given: PartGiven) {
  const { t } = useTranslation();
  const [text, filter] = useState('');
  return (
    <PartOfPage part="people">
      <SearchField label={t('gathering.people.filter')} autoComplete="off" search={filter} />
      <Listed {...given} text={text} />
    </PartOfPage>
  );
}

function Listed({ text, ...given }: PartGiven & { readonly text: string }) {
  const { t } = useTranslation();
  const found = useFound(given, text);
  const { form, missing } = given;
  return (
    <fieldset
      className="gather-group"
      id={idOf('people')}
      tabIndex={-1}
      aria-describedby={describedBy({ what: 'people', missing })}
    >
      <legend>{t('gathering.people.legend')}</legend>
      <p className="gather-hint">{t('gathering.people.hint')}</p>
      <Why what="people" missing={missing} />
      <Interpreted {...given} />
      <People key={text} {...given} people={found.people} />
      <p role="status" className="gather-hint">
        {found.hasMore && t('gathering.people.cut', { count: FOUND })}
        {found.people.every(({ id }) => form.invited.some((each) => each.id === id)) && (
          <Nobody found={found} text={text} />
        )}
      </p>
      <AnyOf {...given} />
    </fieldset>
  );
}

/** Why nobody can be ticked who was not before. */
function Nobody({ found, text }: { readonly found: Found; readonly text: string }) {
  const { t } = useTranslation();
  if (found.isLoading) return t('app.loading');
  if (text === '') return t('gathering.people.first');
  const names = found.already.map(({ name }) => name).join(', ');
  return names ? t('gathering.people.already', { names }) : t('gathering.people.none');
}

interface Found {
  readonly people: readonly Colleague[];
  readonly isLoading: boolean;
  /** Who fits what is looked for and stands in the list before. */
  readonly already: readonly Colleague[];
  /** More people are of that name than were found. */
  readonly hasMore: boolean;
}

/**
 * Who was ticked stands first, then interpreters if one is needed, whom the topic suggests, and who was found by name; oneself
 * is at the table anyway.
 */
function useFound({ form, filled }: PartGiven, text: string): Found {
  const { areaId } = useSession();
  const { invited, needCodes } = form;
  const interpreters = useInterpreters(areaId, interpretedOf(form).length > 0);
  const suggested = useSuggested(areaId, needCodes, filled.municipality);
  const isNamed = text.length >= LETTERS;
  const variables = { areaId, text, first: FOUND + 1 };
  const [{ data, fetching }] = useQuery({ query: BY_NAME, variables, pause: !isNamed });
  const byName = isNamed ? (data?.professionalsByName ?? []) : [];
  const named = byName.slice(0, FOUND).flatMap(colleagueOf(areaId));
  const words = text.toLocaleLowerCase('fi').split(/\s+/);
  const fits = ({ name, title, unitName }: Colleague) =>
    words.every((word) => `${name} ${title} ${unitName}`.toLocaleLowerCase('fi').includes(word));
  const listed = [...interpreters, ...suggested.people].filter(fits).concat(named);
  const people = [...new Map([...invited, ...listed].map((each) => [each.id, each])).values()];
  const isLoading = suggested.isLoading || fetching;
  return { people, isLoading, already: invited.filter(fits), hasMore: byName.length > FOUND };
}

function People({ people, ...given }: PartGiven & { readonly people: readonly Colleague[] }) {
  const { t } = useTranslation();
  const [isAll, showAll] = useState(false);
  const { invited } = given.form;
  const before = invited.length;
  const shown = isAll ? people : people.slice(0, Math.max(SHOWN, before + 3));
  const left = people.length - shown.length;
  return (
    <>
      <ul className="gather-people">
        {shown.map((who) => (
          <Person key={who.id} {...given} who={who} />
        ))}
      </ul>
      {left > 0 && (
        <Button variant="secondaryNoBorder" onClick={() => showAll(true)}>
          {t('gathering.people.more', { count: left })}
        </Button>
      )}
    </>
  );
}

/** Somebody needs an interpreter: one of the list, or one who is ordered elsewhere. */
function Interpreted({ form }: PartGiven) {
  const { t } = useTranslation();
  const languageOf = useLanguageName();
  const languages = interpretedOf(form).map(languageOf);
  if (languages.length === 0) return null;
  return <p className="gather-ask">{t('gathering.people.interpreter', { languages: languages.join(', ') })}</p>;
}

/** Where two or more of one unit are needed, any one of them may be enough: then times are found that suit one of them. */
function AnyOf({ form, write }: PartGiven) {
  const { t } = useTranslation();
  const { oneOf } = form;
  return groupsOf(form).map(({ unitId, people }) => (
    <Tick
      key={unitId}
      isTicked={oneOf.includes(unitId)}
      tick={(isTicked) => write({ oneOf: isTicked ? [...oneOf, unitId] : oneOf.filter((each) => each !== unitId) })}
    >
      {t('gathering.people.anyOf', { names: people.map(({ name }) => name).join(', ') })}
      <small>{people[0]!.unitName}</small>
    </Tick>
  ));
}

function Person({ who, form: { invited, origin }, write }: PartGiven & { readonly who: Colleague }) {
  const { t } = useTranslation();
  const mine = invited.find(({ id }) => id === who.id);
  const need = (isNeeded: boolean) =>
    write({ invited: invited.map((each) => (each.id === who.id ? { ...each, isNeeded } : each)) });
  const { id, name, title, unitId, unitName } = who;
  const tick = (isTicked: boolean) =>
    write({ invited: ticked(invited, { id, name, title, unitId, unitName }, isTicked) });
  return (
    <li>
      <Tick isTicked={mine?.isChosen ?? false} tick={tick}>
        {name}
        {mine?.isSelf && ` (${t('contact.you')})`}
        <small>
          {title}, {unitName}
        </small>
      </Tick>
      <Unreached origin={origin} who={who} />
      {mine?.isChosen && (
        <Tick className="gather-needed" isTicked={mine.isNeeded} tick={need}>
          {t('gathering.people.needed')}
          <span className="hidden"> ({t('gathering.people.neededOf', { name })})</span>
        </Tick>
      )}
    </li>
  );
}

/** The last invitation came back: the next one would too, unless somebody rings and asks. */
function Unreached({ origin, who }: { readonly origin: Origin; readonly who: Colleague }) {
  const { t } = useTranslation();
  const unreached = origin.kind === 'case' ? origin.unreached.find(({ id }) => id === who.id) : undefined;
  if (!unreached) return null;
  return (
    <p className="late gather-unreached">
      {t('gathering.people.unreached')} {unreached.phone && <CallLink number={unreached.phone} whom={who.name} />}
    </p>
  );
}
