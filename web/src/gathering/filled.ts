import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.js';
import { whenText } from '../words/time.js';
import { instantOf } from '../words/wall.js';
import type { Around } from './around.js';
import { type AskedTimes, useTimes } from './asked-times.js';
import { type Gathering, hasPlace } from './form.js';
import type { Filled } from './gathering.js';
import { roomText } from './table.js';
import { chosenStart, polledStarts } from './times.js';

/** What stands where nobody wrote anything: so that the commonest call needs few presses. */
export function useFilled(form: Gathering, around: Around): { readonly filled: Filled; readonly asked: AskedTimes } {
  const { t } = useTranslation();
  const { areaId, me } = useSession();
  const municipality = form.municipality ?? around.unit.municipality;
  const room = hasPlace(form) ? form.room : null;
  const isElsewhere = form.mode === 'HOME' || form.place !== null;
  const ofPlace = room ? room.municipality : isElsewhere ? municipality : around.unit.municipality;
  const meetsIn = form.meetsIn ?? ofPlace;
  const asked = useTimes(form, { areaId, meetsIn });
  const needs = form.needCodes.map((code) => t(`contact.need.${code}`)).join(', ');
  const proposed = needs ? t('gathering.time.questionOf', { needs }) : t('gathering.time.questionOpen');
  const name = `${me.givenName} ${me.familyName}`;
  return {
    asked,
    filled: {
      areaId,
      municipality,
      meetsIn,
      place: form.place ?? (room ? roomText(room) : around.unit.name),
      question: form.question ?? proposed,
      heard: (at) => t('gathering.consent.heard', { when: whenText(instantOf(at)), name }),
      start: form.isPoll ? null : chosenStart(asked.times, form),
      asked: form.isPoll ? polledStarts(asked.times, form.asked) : [],
      unknown: asked.unknown,
    },
  };
}
