/** Why a computer counts as a member of a group or not; `params` fill the sentence that explains it. */
export interface MembershipReason {
  readonly code: 'groups-off' | 'computed' | 'included' | 'excluded' | 'not-selected';
  readonly params: Readonly<Record<string, number | string>>;
}

export interface Membership {
  readonly member: boolean;
  readonly reasons: readonly MembershipReason[];
}

/** `groups_cache.STATIC` of computers that the group's request selected. */
export const COMPUTED = 0;
/** … put into the group by hand. */
export const INCLUDED = 1;
/** … kept out of the group by hand. */
export const EXCLUDED = 2;

/**
 * Whether a computer gets the settings and packages of a group (spec/agent-protocol.md 5).
 *
 * @param state `groups_cache.STATIC`; undefined when there is no row, null when the row says nothing
 * @param groupsOn option ENABLE_GROUPS
 */
export function membership(
  { groupId, name }: { readonly groupId: number; readonly name: string | null },
  state: number | null | undefined,
  groupsOn: boolean,
): Membership {
  const because = (member: boolean, code: MembershipReason['code']): Membership => ({
    member,
    reasons: [{ code, params: { groupId, name: name ?? '' } }],
  });
  if (!groupsOn) return because(false, 'groups-off');
  switch (state) {
    case COMPUTED:
      return because(true, 'computed');
    case INCLUDED:
      return because(true, 'included');
    case EXCLUDED:
      return because(false, 'excluded');
    default:
      return because(false, 'not-selected');
  }
}
