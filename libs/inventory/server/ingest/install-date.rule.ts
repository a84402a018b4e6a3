/** Date the software was installed, as the legacy server keeps it: only `yyyy/mm/dd` forms count (spec/agent-protocol.md 3.7, point 1). */
const INSTALL_DATE = /^(\d{4})\/(\d{2})\/(\d{2})(?: (\d{2}:\d{2}:\d{2}))?/;

/**
 * `software.INSTALLDATE` of a reported software. A date in another form, an impossible date or none at all becomes today:
 * the day the server first saw it (the original stores zero dates for impossible ones, errata 15).
 *
 * @param today `yyyy-mm-dd`
 */
export function installDate(reported: string | undefined, today: string): string {
  const parts = reported === undefined ? null : INSTALL_DATE.exec(reported);
  if (!parts) return `${today} 00:00:00`;
  const [, year = '', month = '', day = '', time = '00:00:00'] = parts;
  const exists =
    year >= '1000' && day >= '01' && Number(day) <= daysOf(Number(year), Number(month)) && isTime(time);
  return exists ? `${year}-${month}-${day} ${time}` : `${today} 00:00:00`;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Without a Date object, which would take longer than all the rest of a software; 0 where there is no such month. */
function daysOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** `hh:mm:ss`, two digits each. */
const isTime = (time: string): boolean =>
  time.slice(0, 2) <= '23' && time.slice(3, 5) <= '59' && time.slice(6) <= '59';
