import { Injectable } from '@nestjs/common';
import type { Layout, LayoutInput } from '@ocs/core-contract';
import { AuditTrail, changesBetween } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import type { Actor } from '../http/actor.js';
import { conflict, forbidden, notFound } from '../http/domain-error.js';
import type { Viewer } from '../http/viewer.js';
import { LayoutRepository, type LayoutViewer, type StoredLayout } from './layout.repository.js';

/** Layouts of one table one account may see at once. */
const MOST_LAYOUTS = 200;

/** Named sets of columns (spec/console.md 17.8). */
@Injectable()
export class LayoutsService {
  constructor(
    private readonly database: Database,
    private readonly layouts: LayoutRepository,
    private readonly trail: AuditTrail,
  ) {}

  /** Own layouts of a table, those of one's group and those of everybody. */
  async ofTable(viewer: Viewer, table: string): Promise<Layout[]> {
    const known = await this.layouts.viewer(viewer.login);
    return (await this.layouts.ofTable(known, table)).map((layout) => shown(layout, viewer));
  }

  /** @throws DomainError `layout.name-taken`, `layout.same-columns`, `layout.too-many`, `layout.no-group`, `access.denied` */
  async add(actor: Actor, input: LayoutInput): Promise<Layout> {
    return this.database.transaction(async (tx) => {
      const { viewer, wanted } = await this.accepted(tx, actor, input);
      const id = await this.layouts.add(tx, wanted);
      await this.trail.record(
        actor,
        {
          action: 'layout.added',
          target: target({ ...wanted, id }),
          changes: changesBetween({}, facts(wanted)),
        },
        tx,
      );
      return this.stored(tx, viewer, id, actor);
    });
  }

  /** @throws DomainError `layout.not-found` and those of {@link add} */
  async change(actor: Actor, id: number, input: LayoutInput): Promise<Layout> {
    return this.database.transaction(async (tx) => {
      const before = await this.editable(tx, actor, id);
      const { viewer, wanted } = await this.accepted(tx, actor, input, before);
      await this.layouts.change(tx, { ...wanted, id });
      const changes = changesBetween(facts(before), facts(wanted));
      await this.trail.record(actor, { action: 'layout.changed', target: target(before), changes }, tx);
      return this.stored(tx, viewer, id, actor);
    });
  }

  /** @throws DomainError `layout.not-found`, `access.denied` */
  async remove(actor: Actor, id: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      const layout = await this.editable(tx, actor, id);
      await this.layouts.remove(tx, id);
      await this.trail.record(actor, { action: 'layout.deleted', target: target(layout) }, tx);
    });
  }

  private async stored(tx: Transaction, viewer: LayoutViewer, id: number, actor: Actor): Promise<Layout> {
    const layout = await this.layouts.find(viewer, id, tx);
    if (!layout) throw notFound('layout.not-found', 'There is no such layout.');
    return shown(layout, actor);
  }

  private async editable(tx: Transaction, actor: Actor, id: number): Promise<StoredLayout> {
    const layout = await this.layouts.find(await this.layouts.viewer(actor.login, tx), id, tx);
    if (!layout) throw notFound('layout.not-found', 'There is no such layout.');
    if (!isEditable(layout, actor)) throw forbidden('access.denied', 'This layout belongs to somebody else.');
    return layout;
  }

  /** The layout as it will be stored, unless something speaks against it. `before` is the one that is changed. */
  private async accepted(
    tx: Transaction,
    actor: Actor,
    { table, name, description = '', columns, scope }: LayoutInput,
    before?: StoredLayout,
  ): Promise<{ viewer: LayoutViewer; wanted: Omit<StoredLayout, 'id'> }> {
    if (before && before.table !== table)
      throw notFound('layout.not-found', 'This layout is of another table.');
    if (scope !== 'USER' && !actor.permissions.includes('layouts.share')) {
      throw forbidden('access.denied', 'This needs the permission layouts.share.');
    }
    if (scope === 'USER' && before && !isOwn(before, actor)) {
      throw forbidden('access.denied', 'Only its creator can keep a layout for themselves again.');
    }
    const viewer = await this.layouts.viewer(actor.login, tx);
    const group = scope === 'GROUP' ? (groupKept(before) ?? viewer.group) : null;
    if (scope === 'GROUP' && group === null) {
      throw conflict('layout.no-group', 'Your account is in no group the layout could be for.');
    }
    const all = await this.layouts.ofTable(viewer, table, tx);
    const others = all.filter(({ id }) => id !== before?.id);
    if (others.length >= MOST_LAYOUTS) {
      throw conflict('layout.too-many', `At most ${MOST_LAYOUTS} layouts of a table are kept.`);
    }
    if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
      throw conflict('layout.name-taken', `There is a layout "${name}" already.`);
    }
    const same = others.find((other) => other.columns.join('\n') === columns.join('\n'));
    if (same) throw conflict('layout.same-columns', `The layout "${same.name}" has the same columns.`);
    const creator = before?.creator ?? actor.login;
    return { viewer, wanted: { table, name, description, columns, scope, group, creator } };
  }
}

/** Somebody of another group who changes a group's layout leaves it to that group. */
const groupKept = (before: StoredLayout | undefined): string | null =>
  before?.scope === 'GROUP' ? before.group : null;

/** One's own, and with the right to share those that are shared. */
const isEditable = (layout: StoredLayout, viewer: Viewer): boolean =>
  isOwn(layout, viewer) || (layout.scope !== 'USER' && viewer.permissions.includes('layouts.share'));

/** Logins differ by more than case. */
const isOwn = ({ creator }: StoredLayout, { login }: Viewer): boolean =>
  creator.toLowerCase() === login.toLowerCase();

const shown = (layout: StoredLayout, viewer: Viewer): Layout => ({
  ...layout,
  editable: isEditable(layout, viewer),
});

const target = ({ id, name }: StoredLayout) => ({ kind: 'layout', id, name });

const facts = ({ table, name, description, columns, scope, group }: Omit<StoredLayout, 'id'>) => ({
  table,
  name,
  description,
  columns,
  scope,
  group,
});
