/** Date the software was installed, as the legacy server keeps it: only `yyyy/mm/dd` forms count (spec/agent-protocol.md 3.7, point 1). */
const INSTALL_DATE = /^(\d{4})\/(\d{2})\/(\d{2})(?: (\d{2}:\d{2}:\d{2}))?/;

/**
 * `software.INSTALLDATE` of a reported software. A date in another form, an impossible date or none at all becomes today:
 * the day the server first saw it (the original stores zero dates for impossible ones, errata 15).
 *
 * @param today `yyyy-mm-dd`
 */
export function installDate(reported: string | undefined, today: string): string {
  const parts = INSTALL_DATE.exec(reported ?? '');
  if (!parts) return `${today} 00:00:00`;
  const [, year, month, day, time] = parts;
  const at = `${year ?? ''}-${month ?? ''}-${day ?? ''}T${time ?? '00:00:00'}`;
  const read = new Date(`${at}Z`);
  const exists = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(at);
  return exists && Number(year) >= 1000 ? at.replace('T', ' ') : `${today} 00:00:00`;
}
