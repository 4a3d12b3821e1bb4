import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Refusal } from '../parts/refusal.js';
import { Section } from '../parts/section.js';
import { Sure } from '../parts/sure.js';
import { ADD_ROOM, type Places, type UnitChoice, WITHDRAW_ROOM } from './administration.query.js';
import { AdministrationForm, Choice, Field, unitOptions } from './administration-form.js';

interface RoomsGiven {
  readonly rooms: Places['rooms'];
  readonly units: readonly UnitChoice[];
  readonly done: (text: string) => void;
}

/** Rooms in which people meet: booked like somebody. */
export function Rooms({ rooms, units, done }: RoomsGiven) {
  const { t } = useTranslation();
  return (
    <Section id="rooms" title={t('administration.rooms')}>
      <ul className="cards">
        {rooms.map((room) => (
          <Room key={room.id} room={room} done={done} />
        ))}
      </ul>
      <details className="folded">
        <summary>{t('administration.addRoom')}</summary>
        <NewRoom units={units} done={done} />
      </details>
    </Section>
  );
}

function Room({
  room: { id: roomId, name, unitName },
  done,
}: Pick<RoomsGiven, 'done'> & { room: Places['rooms'][number] }) {
  const { t } = useTranslation();
  const { ask, error } = useChange(WITHDRAW_ROOM);
  const withdraw = async () => {
    if (await ask({ roomId })) done(t('administration.said.withdrawn', { name }));
  };
  return (
    <li>
      <p className="card-title">{name}</p>
      <p>{unitName}</p>
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

function NewRoom({ units, done }: Pick<RoomsGiven, 'units' | 'done'>) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(ADD_ROOM);
  const [name, write] = useState('');
  const [unitId, choose] = useState('');
  const send = async () => {
    if (!(await ask({ name, unitId }))) return;
    write('');
    done(t('administration.said.added', { name }));
  };
  return (
    <AdministrationForm press={t('administration.add')} send={() => void send()} isBusy={isBusy} error={error}>
      <Field label={t('administration.roomName')} value={name} write={write} />
      <Choice label={t('administration.person.unitId')} value={unitId} choose={choose} options={unitOptions(units)} />
    </AdministrationForm>
  );
}
