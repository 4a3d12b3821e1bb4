import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import { between, type Place, stepTo } from '../parts/week.js';

/**
 * How a grid is painted: by a stroke of mouse or finger, by Space, and by arrows with Shift. Cells name themselves with
 * `data-place="day-row"`, and one of them alone is a stop of Tab.
 */
export function useStrokes(table: RefObject<HTMLTableElement | null>, paint: (places: readonly Place[]) => void) {
  const [focused, setFocused] = useState<Place>({ day: 0, row: 2 });
  const begun = useRef<Place | null>(null);
  const release = () => void (begun.current = null);
  const onPointerDown = (event: PointerEvent) => {
    const place = placeAt(event);
    if (!place) return;
    // Captured, so that the stroke goes on where the finger leaves the table; the target is the table itself then.
    table.current?.setPointerCapture(event.pointerId);
    begun.current = place;
    setFocused(place);
    paint([place]);
  };
  const onPointerMove = (event: PointerEvent) => {
    const place = begun.current && placeAt(event);
    if (place) paint(between(begun.current!, place));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepTo(focused, event.key);
    if (!next && event.key !== ' ') return;
    event.preventDefault();
    if (!next) return paint([focused]);
    if (event.shiftKey) paint([focused, next]);
    setFocused(next);
    cellAt(table, next)?.focus();
  };
  return {
    focused,
    handlers: { onPointerDown, onPointerMove, onPointerUp: release, onPointerCancel: release, onKeyDown },
  };
}

const cellAt = (table: RefObject<HTMLTableElement | null>, { day, row }: Place) =>
  table.current?.querySelector<HTMLElement>(`[data-place="${day}-${row}"]`);

/** The cell under the finger. */
function placeAt({ clientX, clientY }: PointerEvent): Place | null {
  const cell = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-place]');
  const [day, row] = cell?.dataset['place']?.split('-').map(Number) ?? [];
  return day === undefined || row === undefined ? null : { day, row };
}
