import type { KnownComputer } from '../computer-registry.js';
import type { AdministrativeEntry } from './administrative.rule.js';
import type { Fingerprint } from './fingerprint.rule.js';

/** What is stored of a computer that its inventory depends on. */
export interface ComputerStanding {
  readonly id: number;
  /** Undefined as well when another program stored the last inventory. */
  readonly fingerprint: Fingerprint | undefined;
  /** The fingerprint as it is stored; null where none is kept or where it is not valid. */
  readonly storedFingerprint: string | null;
  /** A fingerprint is kept, valid or not. */
  readonly hasFingerprint: boolean;
  /** The stored administrative data; undefined when the computer has none. */
  readonly administrative: readonly AdministrativeEntry[] | undefined;
}

/**
 * A known computer, found together with everything that is needed to store an inventory in which little changed. Nothing is
 * locked yet: what is written on the strength of it is written only while the fingerprint is still the same.
 */
export class FoundComputer implements KnownComputer {
  readonly id: number;
  readonly lastInventory: number | null;
  readonly lastContact: number | null;
  readonly quality: number | null;
  readonly fidelity: number | null;

  /**
   * @param lockAge seconds since another program locked the computer (`locks`); null when none did
   * @param session when the computer was last told to send, in seconds since 1970 (`prolog_conntrack`); null when it was not
   */
  constructor(
    known: KnownComputer,
    readonly lockAge: number | null,
    readonly session: number | null,
    readonly standing: ComputerStanding,
  ) {
    this.id = known.id;
    this.lastInventory = known.lastInventory;
    this.lastContact = known.lastContact;
    this.quality = known.quality;
    this.fidelity = known.fidelity;
  }
}
