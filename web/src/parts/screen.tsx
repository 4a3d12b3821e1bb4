import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';

interface ScreenGiven {
  readonly title: string;
  readonly children: ReactNode;
  /** Beside the heading: the main thing to do here. */
  readonly action?: ReactNode;
}

/** Whether this is the first screen since the page was opened: then the browser itself says where one is. */
let isFirst = true;

/** A screen with its heading. Whoever comes to it by a link within the app begins to read there. */
export function Screen({ title, action, children }: ScreenGiven) {
  const { t } = useTranslation();
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = t('app.title', { screen: title });
  }, [t, title]);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <>
      <div className="screen-head">
        <div ref={heading} tabIndex={-1}>
          <Heading variant="h1">{title}</Heading>
        </div>
        {action}
      </div>
      {children}
    </>
  );
}
