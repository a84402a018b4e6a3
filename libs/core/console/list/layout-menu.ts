import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LAYOUT_SCOPES, type Layout, type LayoutScope } from '@ocs/core-contract';
import { toApiProblem, type ApiProblem } from '../api/api-problem.js';
import { liveQuery } from '../api/live-query.js';
import { Permissions } from '../api/permissions.js';
import { Toast } from '../dialogs/toast.js';
import { coreTexts } from '../i18n/core-texts.js';
import { Icon } from '../ui/icon.js';
import { LayoutsApi } from './layouts.api.js';
import { sameColumns } from './list-columns.rule.js';

const LONGEST_NAME = 80;

/** The layouts of a list: takes one, keeps the columns of the moment under a name, removes one. */
@Component({
  selector: 'app-layout-menu',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './layout-menu.html',
  styleUrl: './layout-menu.css',
})
export class LayoutMenu {
  protected readonly t = coreTexts.inject();
  private readonly api = inject(LayoutsApi);
  private readonly toast = inject(Toast);
  private readonly permissions = inject(Permissions, { optional: true });

  readonly table = input.required<string>();
  /** Columns of the moment. */
  readonly visible = input.required<readonly string[]>();
  readonly take = output<readonly string[]>();

  protected readonly longestName = LONGEST_NAME;
  protected readonly layouts = liveQuery({ request: this.table, load: (table) => this.api.list(table) });
  protected readonly saving = signal(false);
  protected readonly busy = signal(false);
  protected readonly name = signal('');
  protected readonly scope = signal<LayoutScope>('USER');
  protected readonly problem = signal<ApiProblem | undefined>(undefined);
  protected readonly nameMissing = signal(false);
  /** Whom one may offer a layout to. */
  protected readonly scopes = computed(() =>
    this.permissions?.may('layouts.share') === true ? LAYOUT_SCOPES : LAYOUT_SCOPES.slice(0, 1),
  );
  protected readonly fault = computed(() => {
    if (this.nameMissing()) return this.t('layouts.nameMissing');
    const problem = this.problem();
    if (problem === undefined) return '';
    if (problem.code === 'layout.name-taken') return this.t('layouts.nameTaken');
    if (problem.code === 'layout.same-columns') return this.t('layouts.sameColumns');
    return this.t('layouts.failed');
  });

  protected isCurrent(layout: Layout): boolean {
    return sameColumns(layout.columns, this.visible());
  }

  protected chooseScope(value: string): void {
    this.scope.set(LAYOUT_SCOPES.find((scope) => scope === value) ?? 'USER');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    this.nameMissing.set(name === '');
    if (name === '' || this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.api.add({ table: this.table(), name, columns: this.visible(), scope: this.scope() });
      this.saving.set(false);
      this.name.set('');
      this.layouts.reload();
    } catch (failure) {
      this.problem.set(toApiProblem(failure));
    } finally {
      this.busy.set(false);
    }
  }

  protected async remove(layout: Layout): Promise<void> {
    try {
      await this.api.remove(layout.id);
      this.toast.show(this.t('layouts.removed', { name: layout.name }), {
        undo: () => this.restore(layout),
      });
    } catch {
      this.toast.show(this.t('layouts.failed'));
    }
    this.layouts.reload();
  }

  private async restore({ table, name, description, columns, scope }: Layout): Promise<void> {
    try {
      await this.api.add({ table, name, description, columns, scope });
      this.layouts.reload();
    } catch {
      this.toast.show(this.t('layouts.failed'));
    }
  }
}
