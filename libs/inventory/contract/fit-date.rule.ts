/** What the database keeps of a missing or impossible date (spec/agent-protocol.md 3.4). */
export const ZERO_DATE = '0000-00-00';
export const ZERO_DATE_TIME = '0000-00-00 00:00:00';

/** `yyyy-mm-dd` in the forms agents use: other separators, one-digit parts; a time may follow. */
const DATE_AND_TIME =
  /^\s*(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:[T\s]+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?)?/;

/** `yyyymmdd`, or `yyyymmddhhmmss`. */
const COMPACT = /^\s*(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?(?!\d)/;

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const daysOf = (year: number, month: number): number => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && !leap ? 28 : (MONTH_DAYS[month - 1] ?? 0);
};

const two = (part: number): string => part.toString().padStart(2, '0');

/** Day and time of day of a date that exists; the time is undefined when there is no such time. */
const readDate = (text: string): { day: string; time: string | undefined } | undefined => {
  const separated = DATE_AND_TIME.exec(text);
  const parts = separated ? [separated[1], ...separated.slice(3)] : COMPACT.exec(text)?.slice(1);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  if (year === 0 || day === 0 || day > daysOf(year, month)) return undefined;
  const exists = hour <= 23 && minute <= 59 && second <= 59;
  return {
    day: `${year.toString().padStart(4, '0')}-${two(month)}-${two(day)}`,
    time: exists ? `${two(hour)}:${two(minute)}:${two(second)}` : undefined,
  };
};

/** The day that a `date` column keeps of `text`, whatever time follows it; an impossible one becomes the zero date. */
export const fitDate = (text: string): string => readDate(text)?.day ?? ZERO_DATE;

/** Day and time that a `datetime` column keeps of `text`; midnight where no time is given. */
export const fitDateTime = (text: string): string => {
  const read = readDate(text);
  return read?.time === undefined ? ZERO_DATE_TIME : `${read.day} ${read.time}`;
};
