import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Section } from '../parts/section.js';
import { Sure } from '../parts/sure.js';
import { ADD_ROOM, WITHDRAW_ROOM } from './administration.query.js';
import { AdministrationForm, Field } from './administration-form.js';
import type { Keeping } from './administration-page.js';
import { NotEnded } from './not-ended.js';
import type { KeptRoom } from './places.query.js';

interface RoomsGiven extends Keeping {
  readonly unitId: string;
  readonly rooms: readonly KeptRoom[];
}

/** Rooms of a unit in which people meet: booked like somebody. */
export function Rooms({ unitId, rooms, done, again }: RoomsGiven) {
  const { t } = useTranslation();
  const { ask, error } = useChange(WITHDRAW_ROOM);
  const withdraw = async ({ id: roomId, name }: KeptRoom) => {
    if (await ask({ roomId })) done(t('administration.said.withdrawn', { name }));
  };
  return (
    <Section id="rooms" title={t('places.unit.rooms')}>
      {rooms.length === 0 && <p>{t('places.unit.noRooms')}</p>}
      <NotEnded error={error} again={again} />
      <ul className="cards">
        {rooms.map((room) => (
          <Room key={room.id} name={room.name} withdraw={() => void withdraw(room)} />
        ))}
      </ul>
      <details className="folded">
        <summary>{t('administration.addRoom')}</summary>
        <NewRoom unitId={unitId} done={done} />
      </details>
    </Section>
  );
}

interface RoomGiven {
  readonly name: string;
  readonly withdraw: () => void;
}

function Room({ name, withdraw }: RoomGiven) {
  const { t } = useTranslation();
  return (
    <li>
      <p className="card-title">{name}</p>
      <Sure press={t('administration.withdraw')} of={name} question={t('administration.withdrawSure')} yes={withdraw}>
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
