import { fit, type Section } from '@ocs/inventory-contract';
import { agentFields, columnOf } from '../section-catalogue.js';
import type { ColumnValue, RawRow } from './document.js';

/**
 * Every bit of HARDWARE/CHECKSUM, for an agent that sent none: everything counts as changed
 * (spec/database.md 1, section masks; the original stores null there for ever, spec/agent-protocol.md 3.5).
 */
export const EVERY_SECTION = 67108863;

/** What the server itself knows about the contact that brought an inventory. */
export interface Sender {
  /** Address of the peer, as text. */
  readonly address: string;
  /** Cleaned User-Agent header; cut to its column here. */
  readonly userAgent: string;
}

/** The computer's own row as an inventory changes it. */
export interface ComputerRow {
  /** Columns to set to these values. */
  readonly values: ReadonlyMap<string, ColumnValue>;
  /** Time of the inventory as the agent named it, undefined = now. */
  readonly lastDate: string | undefined;
  /** Bits the stored checksum gains. */
  readonly checksum: number;
}

const NUMBERS = new Set(['PROCESSORS', 'PROCESSORN', 'MEMORY', 'SWAP', 'TYPE']);
/** Columns that follow a rule of their own below. */
const RULED = new Set(['CHECKSUM', 'LASTDATE', 'USERID', 'IPADDR']);
/** Windows agents send this date for "unknown" (spec/agent-protocol.md 3.5). */
const UNKNOWN_DATE = '1970-01-01';
const ZERO_DATE_TIME = '0000-00-00 00:00:00';

/**
 * The columns of `hardware` after an inventory (spec/agent-protocol.md 3.5). A field that HARDWARE does not hold becomes
 * null; without any HARDWARE only what the server knows is set and the rest stays.
 *
 * @param hardware the section's definition
 * @param row HARDWARE as sent, undefined when it was not sent
 * @param addresses IPADDRESS of the NETWORKS entries, undefined when no NETWORKS was sent
 */
export function computerRow(
  hardware: Section,
  row: RawRow | undefined,
  addresses: readonly (string | undefined)[] | undefined,
  sender: Sender,
): ComputerRow {
  const values = new Map<string, ColumnValue>();
  const sent = new Map<string, string | undefined>();
  agentFields(hardware).forEach((field, at) => {
    sent.set(field.name, row?.[at]);
    if (!row || RULED.has(field.name)) return;
    const value = row[at];
    if (NUMBERS.has(field.name)) values.set(columnOf(field), digitsOnly(value) ? fit(field.type, value) : 0);
    else values.set(columnOf(field), value === undefined ? null : fit(field.type, value));
  });
  values.set('USERAGENT', [...sender.userAgent].slice(0, 50).join(''));
  values.set('IPSRC', sender.address);
  if (row) {
    setUser(values, sent.get('USERID'));
    values.set('IPADDR', mainAddress(sent.get('IPADDR'), addresses, sender.address));
    values.set('ETIME', null);
  }
  return {
    values,
    lastDate: lastDate(sent.get('LASTDATE')),
    checksum: checksumOf(sent.get('CHECKSUM')) ?? EVERY_SECTION,
  };
}

/** HARDWARE/CHECKSUM as a number; undefined when it is missing or no whole number. */
export function checksumOf(value: string | undefined): number | undefined {
  return value !== undefined && digitsOnly(value) && value.length <= 15 ? Number(value) : undefined;
}

/** An inventory of a service account must not hide who uses the computer: the stored user stays. */
function setUser(values: Map<string, ColumnValue>, user: string | undefined): void {
  if (user === undefined) values.set('USERID', null);
  else if (!/system/i.test(user)) values.set('USERID', fit({ kind: 'text', width: 255 }, user));
}

function mainAddress(
  sent: string | undefined,
  addresses: readonly (string | undefined)[] | undefined,
  peer: string,
): string | null {
  if (!addresses) return null;
  if (addresses.includes(peer)) return peer;
  return sent === undefined ? null : String(fit({ kind: 'text', width: 255 }, sent));
}

function lastDate(sent: string | undefined): string | undefined {
  if (sent === undefined || sent === UNKNOWN_DATE) return undefined;
  const fitted = String(fit({ kind: 'datetime' }, sent));
  return fitted === ZERO_DATE_TIME ? undefined : fitted;
}

const digitsOnly = (value: string | undefined): boolean => value !== undefined && /^\d+$/.test(value);
