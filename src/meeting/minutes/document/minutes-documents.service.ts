import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DocumentStyle, WrittenDocument } from '../../../network/document.domain.js';
import { writeDocument } from '../../../network/document.service.js';
import { Work } from '../../../platform/access/work.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { Sealing } from '../../../platform/sealing/sealing.js';
import { minutesBlocks } from './minutes-blocks.js';
import { type MinutesContent, minutesContent } from './minutes-content.js';
import { type MinutesDocumentTree, minutesDocumentTree } from './minutes-document.repository.js';
import { MINUTES_TEXTS } from './minutes-document.texts.data.js';
import { minutesJson } from './minutes-json.js';

/** Minutes as somebody may read them, and the day on which they do. */
export interface ReadMinutes {
  readonly content: MinutesContent;
  readonly on: Temporal.PlainDate;
}

/** Documents of the minutes of a meeting: for whoever may read them, with the parts for them. */
@Injectable()
export class MinutesDocuments {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** The newest edition the actor may read, noted as a disclosure to the actor; a draft for its writers. Throws NOT_FOUND. */
  async read(meetingId: string): Promise<ReadMinutes> {
    const tree = await minutesDocumentTree(this.em, meetingId);
    if (!tree) {
      this.work.refuse({ category: 'minutes' });
      throw notFound('meetingId');
    }
    const content = minutesContent(tree, this.sealing.opening(tree.key));
    this.note(tree);
    return { content, on: this.work.today };
  }

  private note({ areaId, caseId, familyId, people, grant }: MinutesDocumentTree): void {
    const given = { action: 'disclose', areaId } as const;
    const ofCase = { ...given, scopeType: 'case', scopeId: caseId } as const;
    this.work.note({ ...ofCase, category: 'minutes', ...grant }, { ...ofCase, category: 'logistics' });
    if (people.some(({ givenName }) => givenName !== null))
      this.work.note({ ...given, scopeType: 'family', scopeId: familyId, category: 'identity' });
  }
}

/** Minutes in the language, style and format. The same minutes on the same day give the same bytes. */
export function writeMinutes({ content, on }: ReadMinutes, as: DocumentStyle): Promise<WrittenDocument> {
  const { fileName: name, page, ...titles } = MINUTES_TEXTS[as.language];
  const { title } = titles[as.style];
  const json = () => minutesJson(content);
  return writeDocument({ name, title, on, page, blocks: () => minutesBlocks(content, as), json }, as);
}
