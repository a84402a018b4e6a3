import { Injectable } from '@nestjs/common';
import { conflict, invalid, type Viewer } from '@ocs/core-server';
import { type ComputerSelection, MAX_SELECTION_IDS } from '@ocs/inventory-contract';
import { ComputerListRepository } from './list/computer-list.repository.js';
import { ComputerLists } from './list/computer-lists.js';
import { all } from './perimeter.js';
import { Perimeters } from './perimeters.js';

/** Resolves what a user selected in a list of computers (spec/console.md 3). */
@Injectable()
export class ComputerSelections {
  constructor(
    private readonly lists: ComputerLists,
    private readonly repository: ComputerListRepository,
    private readonly perimeters: Perimeters,
  ) {}

  /**
   * Ids of the computers selected, within the perimeter; ids of other computers, groups or nothing are left out.
   * @throws DomainError 400 `selection.too-many`; 409 `selection.changed` when the list has grown since the user saw it
   */
  async ids(viewer: Viewer, selection: ComputerSelection): Promise<readonly number[]> {
    if ('ids' in selection) return this.chosen(viewer, selection.ids);
    const { state, q, filters = [], columns = [] } = selection.list;
    const words = q?.trim() ?? '';
    const list = await this.lists.resolve(viewer, await this.lists.columns(), {
      state,
      q: words === '' ? undefined : words,
      columns,
      filter: filters,
    });
    const ids = await this.lists.members(list);
    if (ids.length > selection.count) {
      throw conflict('selection.changed', 'The list has more computers now than when they were selected.');
    }
    return ids;
  }

  private async chosen(viewer: Viewer, ids: readonly number[]): Promise<readonly number[]> {
    if (ids.length > MAX_SELECTION_IDS)
      throw invalid('selection.too-many', `At most ${MAX_SELECTION_IDS} computers can be named one by one.`);
    if (ids.length === 0) return [];
    const { set } = await this.perimeters.of(viewer);
    const where = all([set, { sql: 'h.ID IN (?)', values: [ids] }]);
    const visible = new Set(await this.repository.members(where));
    return [...new Set(ids)].filter((id) => visible.has(id));
  }
}
