import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { LanguageService } from '@ocs/core-console';
import {
  ALL_PERMISSIONS,
  PERMISSIONS,
  PERMISSION_TOPICS,
  type Permission,
  type PermissionTopic,
} from '@ocs/core-contract';

/** What may be ticked of one topic. */
interface Topic {
  readonly id: string;
  readonly label: string;
  readonly entries: readonly { readonly id: Permission; readonly label: string; readonly help: string }[];
}

/** Permissions to choose from, by topic, each with the sentence that says what becomes possible. */
@Component({
  selector: 'app-permission-field',
  imports: [MatCheckbox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (topic of topics(); track topic.id) {
      <fieldset>
        <legend>{{ topic.label }}</legend>
        @for (entry of topic.entries; track entry.id) {
          <div class="entry">
            <mat-checkbox
              [checked]="chosen().includes(entry.id)"
              [disabled]="fixed() || !grantable().includes(entry.id)"
              [aria-describedby]="entry.id"
              (change)="toggle(entry.id, $event.checked)"
              >{{ entry.label }}</mat-checkbox
            >
            <p class="small muted" [id]="entry.id">{{ entry.help }}</p>
          </div>
        }
      </fieldset>
    }
  `,
  styles: `
    :host {
      display: block;
      columns: 300px;
      column-gap: 24px;
    }
    fieldset {
      min-width: 0;
      margin: 0 0 16px;
      padding: 0;
      border: 0;
      break-inside: avoid;
    }
    legend {
      padding: 0;
      font: var(--mat-sys-label-medium);
    }
    .entry p {
      padding-inline-start: 36px;
      margin-top: -4px;
    }
  `,
})
export class PermissionField {
  private readonly language = inject(LanguageService);

  /** What is on offer; all there is unless said otherwise. */
  readonly offered = input<readonly Permission[]>(ALL_PERMISSIONS);
  /** What the one who chooses may give. */
  readonly grantable = input<readonly Permission[]>(ALL_PERMISSIONS);
  readonly chosen = input.required<readonly Permission[]>();
  readonly fixed = input(false);
  readonly chosenChange = output<readonly Permission[]>();

  protected readonly topics = computed<readonly Topic[]>(() => {
    const language = this.language.current();
    return (Object.keys(PERMISSION_TOPICS) as PermissionTopic[])
      .map((topic) => ({
        id: topic,
        label: PERMISSION_TOPICS[topic][language],
        entries: this.offered()
          .filter((permission) => PERMISSIONS[permission].topic === topic)
          .map((id) => ({
            id,
            label: PERMISSIONS[id].label[language],
            help: PERMISSIONS[id].help[language],
          })),
      }))
      .filter((topic) => topic.entries.length > 0);
  });

  protected toggle(permission: Permission, on: boolean): void {
    const others = this.chosen().filter((other) => other !== permission);
    // In the order of the catalogue, so that the same choice is always the same list.
    const next = on ? ALL_PERMISSIONS.filter((one) => one === permission || others.includes(one)) : others;
    this.chosenChange.emit(next);
  }
}
