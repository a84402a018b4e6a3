import type { Section } from '@ocs/inventory-contract';

export type SectionReason =
  | 'new-computer'
  | 'always-taken'
  | 'differences-off'
  | 'checksum-missing'
  | 'checksum-says-changed'
  | 'checksum-says-unchanged'
  | 'sent-before';

export interface SectionChoice {
  readonly taken: boolean;
  readonly reason: SectionReason;
}

/**
 * Whether a section that the agent sent is stored (spec/agent-protocol.md 3.4, points 1 and 2). A section that was not
 * sent is never asked about: its rows stay.
 *
 * @param known the computer existed before this inventory
 * @param checksum HARDWARE/CHECKSUM of the agent, undefined when it sent none
 * @param useChecksum option INVENTORY_DIFF
 * @param isRepeated the stored rows come from exactly the bytes that were sent now
 */
export function chooseSection(
  section: Pick<Section, 'checksumBit'>,
  known: boolean,
  checksum: number | undefined,
  useChecksum: boolean,
  isRepeated = false,
): SectionChoice {
  const choice = choiceByChecksum(section, known, checksum, useChecksum);
  return choice.taken && known && isRepeated ? { taken: false, reason: 'sent-before' } : choice;
}

function choiceByChecksum(
  { checksumBit }: Pick<Section, 'checksumBit'>,
  known: boolean,
  checksum: number | undefined,
  useChecksum: boolean,
): SectionChoice {
  if (!known) return { taken: true, reason: 'new-computer' };
  if (checksumBit === 0) return { taken: true, reason: 'always-taken' };
  if (!useChecksum) return { taken: true, reason: 'differences-off' };
  if (checksum === undefined) return { taken: true, reason: 'checksum-missing' };
  // No bit operator: a checksum may need more than 32 bits.
  return Math.floor(checksum / checksumBit) % 2 === 1
    ? { taken: true, reason: 'checksum-says-changed' }
    : { taken: false, reason: 'checksum-says-unchanged' };
}
