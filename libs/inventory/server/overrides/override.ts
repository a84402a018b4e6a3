/** A row of `devices`: a computer's or a group's own value of an option (spec/agent-protocol.md 8.2). */
export interface Override {
  readonly name: string;
  readonly from: 'computer' | 'group';
  /** `hardware.ID` of the computer or of the group. */
  readonly ownerId: number;
  readonly number: number | null;
  readonly text: string | null;
}

/** Where the value in force comes from. */
export type OptionOrigin = 'computer' | 'group' | 'global';
