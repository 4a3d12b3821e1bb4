import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../session/session.js';
import { ROOMS } from './gathering.query.js';
import { Choice, type PartGiven } from './part.js';
import { roomText } from './table.js';

/** A room that is booked with the meeting: only times when it is free are proposed. Those nearby stand first. */
export function Room({ form: { room }, filled, write }: Omit<PartGiven, 'missing'>) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const [{ data }] = useQuery({ query: ROOMS, variables: { areaId } });
  const rooms = data?.rooms ?? [];
  if (rooms.length === 0) return null;
  const isNear = ({ municipality }: (typeof rooms)[number]) => municipality === filled.meetsIn;
  const listed = [...rooms.filter(isNear), ...rooms.filter((each) => !isNear(each))];
  return (
    <Choice
      label={t('gathering.time.room')}
      value={room?.id ?? ''}
      values={[['', t('gathering.time.noRoom')] as const, ...listed.map((each) => [each.id, roomText(each)] as const)]}
      choose={(id) => write({ room: rooms.find((each) => each.id === id) ?? null, place: null, meetsIn: null })}
    />
  );
}
