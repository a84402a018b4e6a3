/** One event of the activity log, in the words of the original server (spec/agent-protocol.md 9.1). */
export interface Activity {
  readonly at: Date;
  readonly processId: number;
  readonly code: number;
  readonly deviceId: string | undefined;
  readonly address: string | undefined;
  readonly userAgent: string;
  readonly phase: string;
  readonly comment: string;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The line other tools parse: `date;process;code;device;address;agent;phase;comment`, the date in local time. */
export function activityLine({
  at,
  processId,
  code,
  deviceId,
  address,
  userAgent,
  phase,
  comment,
}: Activity): string {
  const fields = [
    cStyleTime(at),
    processId,
    code,
    deviceId ?? 'NA',
    address ?? '??',
    userAgent,
    phase,
    comment,
  ];
  return fields.map((field) => oneField(String(field))).join(';');
}

/** `Sun Nov 22 06:08:52 2026`; also the form of dates in `devices.COMMENTS`. */
export function cStyleTime(at: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  return `${DAYS[at.getDay()] ?? ''} ${MONTHS[at.getMonth()] ?? ''} ${String(at.getDate()).padStart(2, ' ')} ${time} ${at.getFullYear()}`;
}

/** What agents send must not make a second line or a further field. */
const oneField = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').replaceAll(';', ',');
