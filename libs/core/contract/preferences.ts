/**
 * What a user arranged for themselves, by key: `list.<table>` ({@link ListPreference}), `dashboard`, `navigation`.
 * `GET /api/preferences` answers all of them, `PUT /api/preferences/{key}` takes `{ "value": … }` (null forgets it).
 */
export type Preferences = Readonly<Record<string, unknown>>;

/** Bounds of preferences: keys are letters, digits, dots and hyphens. */
export const MAX_PREFERENCES = 100;
export const MAX_PREFERENCE_BYTES = 16_384;
export const PREFERENCE_KEY = /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;

/** How a user looks at one table. */
export interface ListPreference {
  /** Column ids in their order; absent = the default ones. */
  readonly columns?: readonly string[];
  /** Widths in pixels by column id. */
  readonly widths?: Readonly<Record<string, number>>;
  readonly pageSize?: number;
  readonly density?: 'compact' | 'comfortable';
}

/** A named set of columns of a table (spec/console.md 17.8, table `layouts`). */
export interface Layout {
  readonly id: number;
  /** Table it belongs to, for instance `computers`. */
  readonly table: string;
  readonly name: string;
  readonly description: string;
  readonly columns: readonly string[];
  readonly scope: LayoutScope;
  /** User group it is for, with scope `GROUP`: key of the user group. */
  readonly group: string | null;
  readonly creator: string;
  /** The asking account may change and remove it. */
  readonly editable: boolean;
}

/** Own, of one's user group, of everybody. */
export const LAYOUT_SCOPES = ['USER', 'GROUP', 'ALL'] as const;
export type LayoutScope = (typeof LAYOUT_SCOPES)[number];

/**
 * `GET /api/layouts?table=` answers `{ layouts: Layout[] }`: own ones, those of one's group, those of all.
 * `POST /api/layouts`, `PUT /api/layouts/{id}` take this and answer the {@link Layout}; `DELETE /api/layouts/{id}`.
 * 409 `layout.name-taken`, `layout.same-columns`, `layout.too-many`, and `layout.no-group` for scope GROUP without a group of
 * one's own; scope other than USER needs `layouts.share`.
 */
export interface LayoutInput {
  readonly table: string;
  readonly name: string;
  readonly description?: string;
  readonly columns: readonly string[];
  readonly scope: LayoutScope;
}
