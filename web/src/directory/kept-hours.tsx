import { useTranslation } from 'react-i18next';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { Absences } from './absences.js';
import { Hours } from './hours.js';
import { KEPT_TIME } from './kept-time.query.js';

interface HoursGiven {
  /** Whose. */
  readonly id: string;
  /** Tells what was done. */
  readonly say: (text: string) => void;
}

/** When somebody works and when they are away. Of who has left the area nobody here keeps it. */
export function KeptHours({ id, say }: HoursGiven) {
  return (
    <Shown query={KEPT_TIME} variables={{ id }} refused={<NotKept />}>
      {({ keptTime: { workingHours, exceptions, absences } }, again) => {
        const done = (text: string) => {
          say(text);
          again();
        };
        return (
          <>
            <Hours id={id} weekly={workingHours} done={done} />
            <Absences id={id} exceptions={exceptions} absences={absences} done={done} again={again} />
          </>
        );
      }}
    </Shown>
  );
}

function NotKept() {
  const { t } = useTranslation();
  return (
    <Section id="hours" title={t('administration.hours')}>
      <p>{t('places.time.refused')}</p>
    </Section>
  );
}
