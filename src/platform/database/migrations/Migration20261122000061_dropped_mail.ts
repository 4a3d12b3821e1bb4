import { Migration } from '@mikro-orm/migrations';

/** A mail whose reading is dropped waits for nobody any more: its row says so, and its bytes go in time. */
export class Migration20261122000061_dropped_mail extends Migration {
  override up(): void {
    this.drop(SETTLED);
    this.addSql('set local role yhdessa_access');
    this.addSql(LEFT_BEFORE);
    this.addSql('reset role');
  }

  override down(): void {
    this.drop('');
  }

  private drop(besides: string): void {
    this.addSql('set local role yhdessa_access');
    this.addSql(dropEffect(besides));
    this.addSql('reset role');
  }
}

/** Nobody has read it, and nothing will any more. */
const LEFT = `m.state = 'received' and not exists (select from platform.outbox_effect o
    where o.kind = 'mail.received' and o.state in ('pending', 'claimed', 'dead')
      and platform.ids_in(o.key, o.payload) && array[m.id])`;

/** Where the effect was the reading of a mail. */
const SETTLED = `
  update platform.inbound_message m set state = 'handled', outcome = 'dropped'
  from platform.outbox_effect e
  where e.id = of_id and e.kind = 'mail.received' and m.id = (e.payload ->> 'inboundMessageId')::uuid and ${LEFT};`;

/** Of mails whose reading was dropped before. */
const LEFT_BEFORE = `
update platform.inbound_message m set state = 'handled', outcome = 'dropped'
from platform.outbox_effect e
where e.kind = 'mail.received' and e.state = 'revoked' and m.id = (e.payload ->> 'inboundMessageId')::uuid and ${LEFT}`;

const dropEffect = (besides: string) => `
create or replace function access.drop_effect(of_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if cardinality(access.areas_as('admin')) = 0 then
    raise exception 'only an administrator drops a dead effect' using errcode = '42501';
  end if;
  update platform.outbox_effect e set state = 'revoked', settled_at = access.now() where e.id = of_id and e.state = 'dead';
  if not found then raise exception 'dropping an effect met no dead one' using errcode = 'P0002'; end if;${besides}
end $$;
`;
