import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Refusal } from '../parts/refusal.js';
import { Section } from '../parts/section.js';
import { Sure } from '../parts/sure.js';
import { ADD_ROOM, WITHDRAW_ROOM } from './administration.query.js';
import { AdministrationForm, Field } from './administration-form.js';
import type { KeptRoom } from './places.query.js';

interface RoomsGiven {
  readonly unitId: string;
  readonly rooms: readonly KeptRoom[];
  readonly done: (text: string) => void;
}

/** Rooms of a unit in which people meet: booked like somebody. */
export function Rooms({ unitId, rooms, done }: RoomsGiven) {
  const { t } = useTranslation();
  return (
    <Section id="rooms" title={t('places.unit.rooms')}>
      {rooms.length === 0 && <p>{t('places.unit.noRooms')}</p>}
      <ul className="cards">
        {rooms.map((room) => (
          <Room key={room.id} room={room} done={done} />
        ))}
      </ul>
      <details className="folded">
        <summary>{t('administration.addRoom')}</summary>
        <NewRoom unitId={unitId} done={done} />
      </details>
    </Section>
  );
}

interface RoomGiven extends Pick<RoomsGiven, 'done'> {
  readonly room: KeptRoom;
}

function Room({ room: { id: roomId, name }, done }: RoomGiven) {
  const { t } = useTranslation();
  const { ask, error } = useChange(WITHDRAW_ROOM);
  const withdraw = async () => {
    if (await ask({ roomId })) done(t('administration.said.withdrawn', { name }));
  };
  return (
    <li>
      <p className="card-title">{name}</p>
      {error && <Refusal error={error} words={t('administration.refused', { returnObjects: true })} />}
      <Sure
        press={t('administration.withdraw')}
        of={name}
        question={t('administration.withdrawSure')}
        yes={() => void withdraw()}
      >
        {t('administration.withdrawThen')}
      </Sure>
    </li>
  );
}

function NewRoom({ unitId, done }: Pick<RoomsGiven, 'unitId' | 'done'>) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(ADD_ROOM);
  const [name, write] = useState('');
  const send = async () => {
    if (!(await ask({ name, unitId }))) return;
    write('');
    done(t('administration.said.added', { name }));
  };
  return (
    <AdministrationForm press={t('administration.add')} send={() => void send()} isBusy={isBusy} error={error}>
      <Field label={t('administration.roomName')} value={name} write={write} />
    </AdministrationForm>
  );
}
