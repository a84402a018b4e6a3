/** Width of hardware.DEVICEID in characters. */
const MAX_LENGTH = 255;

/** What is wrong with a DEVICEID. */
export type DeviceIdFault = 'missing' | 'too-long' | 'bad-form';

/**
 * Checks a DEVICEID (spec/agent-protocol.md 1.7): `name-YYYY-MM-DD-hh-mm-ss`, anchored at both ends. The name may hold
 * anything but control characters; a line feed at the end, which the original lets pass, is refused.
 * @returns undefined when the identity is good
 */
export function deviceIdFault(deviceId: string | undefined): DeviceIdFault | undefined {
  if (deviceId === undefined || deviceId === '') return 'missing';
  // Two UTF-16 units a character at most: longer texts need not be taken apart.
  if (deviceId.length > 2 * MAX_LENGTH || Array.from(deviceId).length > MAX_LENGTH) return 'too-long';
  return /^[^\p{Cc}\p{Cs}]+-[0-9]{4}(?:-[0-9]{2}){5}$/u.test(deviceId) ? undefined : 'bad-form';
}
