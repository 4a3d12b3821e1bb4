import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { CREATE_FEED, FEEDS } from './calendars.query.js';
import { FeedCard } from './feed-card.js';
import { Help } from './help.js';
import { LineForm } from './line-form.js';

interface FeedsGiven {
  /** Tells what was done. */
  readonly say: (text: string) => void;
}

/** One's own meetings, in one's own calendar programs: each has a secret address of its own. */
export function Feeds({ say }: FeedsGiven) {
  const { t } = useTranslation();
  return (
    <Section id="out" title={t('calendars.feeds.title')}>
      <p>{t('calendars.feeds.about')}</p>
      <Shown query={FEEDS} variables={{}}>
        {({ myCalendarFeeds }, again) => {
          const done = (text: string) => {
            say(text);
            again();
          };
          return (
            <>
              <ul className="cards">
                {myCalendarFeeds.map((feed) => (
                  <FeedCard key={feed.id} feed={feed} done={done} again={again} />
                ))}
              </ul>
              <NewFeed done={done} />
            </>
          );
        }}
      </Shown>
      <Help />
    </Section>
  );
}

/** A calendar program more. */
function NewFeed({ done }: { readonly done: (text: string) => void }) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(CREATE_FEED);
  const send = async (name: string) => {
    const isMade = (await ask({ name })) !== undefined;
    if (isMade) done(t('calendars.said.created'));
    return isMade;
  };
  return (
    <LineForm
      label={t('calendars.feeds.name')}
      hint={t('calendars.feeds.nameHint')}
      press={t('calendars.feeds.create')}
      faultOf={(name) => (name ? null : t('calendars.feeds.nameMissing'))}
      {...{ send, isBusy, error }}
    />
  );
}
