import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea } from 'suomifi-ui-components';
import { Link } from 'wouter';
import { useChange } from '../parts/change.js';
import { Refusal } from '../parts/refusal.js';
import { spanText } from '../words/time.js';
import { languageName } from '../words/language.js';
import type { Invited } from './invited.js';
import { ANSWER_INVITATION } from './own-invitations.query.js';
import { CallLink } from '../parts/call-link.js';

/** What somebody may answer; names of the schema. */
const ANSWERS = ['ACCEPTED', 'TENTATIVE', 'DECLINED'] as const;
export type Answer = (typeof ANSWERS)[number];

interface CardGiven {
  readonly invited: Invited;
  readonly onAnswered: (answer: Answer) => void;
  /** It was refused: what is shown may be old. */
  readonly onRefused: () => void;
}

/** A meeting to which one is invited: when, where, whom to ring, and one's answer. */
export function InvitationCard({ invited, onAnswered, onRefused }: CardGiven) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(ANSWER_INVITATION);
  const [comment, write] = useState('');
  const answer = async (said: Answer) => {
    const { invitationId, sequence } = invited;
    const given = await ask({ invitationId, sequence, answer: said, comment: comment.trim() || null });
    if (!given) return onRefused();
    write('');
    onAnswered(said);
  };
  return (
    <li>
      <p className="card-title">{spanText(invited.startsAt, invited.endsAt)}</p>
      <Where invited={invited} />
      <p>{t(`ownInvitations.state.${invited.state}`)}</p>
      {invited.comment && <p className="told">{t('ownInvitations.youSaid', { comment: invited.comment })}</p>}
      {error && <Refusal error={error} words={t('ownInvitations.refused', { returnObjects: true })} />}
      <Comment comment={comment} write={write} />
      <Answers invited={invited} isBusy={isBusy} answer={(said) => void answer(said)} />
    </li>
  );
}

interface CommentGiven {
  readonly comment: string;
  readonly write: (comment: string) => void;
}

/** What may be said besides; seldom wanted. */
function Comment({ comment, write }: CommentGiven) {
  const { t } = useTranslation();
  return (
    <details className="folded">
      <summary>{t('ownInvitations.addComment')}</summary>
      <Textarea
        labelText={t('ownInvitations.comment')}
        hintText={t('ownInvitations.commentHint')}
        fullWidth
        value={comment}
        onChange={({ target }) => write(target.value)}
      />
    </details>
  );
}

function Where({ invited }: { readonly invited: Invited }) {
  const { t } = useTranslation();
  const { mode, place, link, languages, counsellor, phone, caseId } = invited;
  return (
    <>
      <p>
        {t(`ownInvitations.mode.${mode}`)}
        {place && `, ${place}`}
      </p>
      {languages.length > 0 && (
        <p>{t('ownInvitations.interpret', { languages: languages.map(languageName).join(', ') })}</p>
      )}
      <Ways link={link} counsellor={counsellor} phone={phone} />
      {caseId && (
        <p>
          <Link href={`/asiat/${caseId}`}>{t('ownInvitations.toCase')}</Link>
        </p>
      )}
    </>
  );
}

/** How to take part from afar, and whom to ask. */
function Ways({ link, counsellor, phone }: Pick<Invited, 'link' | 'counsellor' | 'phone'>) {
  const { t } = useTranslation();
  return (
    <>
      {link && (
        <p>
          <a href={link} rel="noreferrer">
            {t('ownInvitations.video')}
          </a>
        </p>
      )}
      {counsellor && (
        <p>
          {t('ownInvitations.ask', { name: counsellor })} {phone && <CallLink number={phone} whom={counsellor} />}
        </p>
      )}
    </>
  );
}

interface AnswersGiven extends Pick<CardGiven, 'invited'> {
  readonly isBusy: boolean;
  readonly answer: (said: Answer) => void;
}

function Answers({ invited: { state, startsAt, endsAt }, isBusy, answer }: AnswersGiven) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('ownInvitations.answers', { when: spanText(startsAt, endsAt) })} className="steps">
      {ANSWERS.map((said) => (
        <Button
          key={said}
          variant={said === 'ACCEPTED' && state !== 'ACCEPTED' ? 'default' : 'secondary'}
          aria-pressed={state === said}
          onClick={() => answer(said)}
        >
          {t(`ownInvitations.answer.${said}`)}
        </Button>
      ))}
      <span role="status">{isBusy && t('ownInvitations.saving')}</span>
    </div>
  );
}
