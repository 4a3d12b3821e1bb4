import { Contact, ContactIdentity, ContactNeeds, DutyShift } from './contact/contact.entity.js';
import { Area, Municipality, Organisation, Professional, Service, Unit } from './directory/directory.entity.js';
import type { Entities } from './platform/database/orm.js';

/** Every table the ORM knows, in the order of the story. Platform code gets the list handed in. */
export const entities: Entities = [
  Area,
  Municipality,
  Organisation,
  Unit,
  Service,
  Professional,
  Contact,
  ContactIdentity,
  ContactNeeds,
  DutyShift,
];
