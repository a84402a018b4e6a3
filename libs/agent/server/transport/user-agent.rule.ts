/** Why an agent is let in or not; `params` fill the sentence that explains it. */
export interface AdmissionReason {
  readonly code:
    | 'known-agent'
    | 'other-agent'
    | 'listed-agent'
    | 'no-user-agent'
    | 'invalid-user-agent'
    | 'unknown-agent'
    | 'version-refused';
  readonly params: Readonly<Record<string, string>>;
}

export interface Admission {
  readonly admitted: boolean;
  readonly reason: AdmissionReason;
}

export interface AdmissionRules {
  /** Also admit FusionInventory and the 1.01-era Linux agent, which the original refuses. */
  readonly otherAgents: boolean;
  /** Whole User-Agents that are admitted besides (EXT_USERAGENTS_FILE_PATH). */
  readonly extra: readonly string[];
}

/** What a User-Agent with one of `< > " ' ;` becomes. */
export const INVALID_AGENT = 'Invalid_agent';

/** The User-Agent header as it may be stored and logged (spec/agent-protocol.md 1.6); empty when there was none. */
export function cleanUserAgent(header: string | undefined): string {
  const cleaned = (header ?? '').replace(/(?![\t\n\r\x7f-\x9f])\p{Cc}/gu, '');
  return /[<>"';]/.test(cleaned) ? INVALID_AGENT : cleaned;
}

/** Bounds of the version, as numbers after {@link comparableVersion}. */
type VersionRule = (version: string) => boolean;

const UP_TO_2_12: VersionRule = (version) => {
  const [major, minor] = version.split('.');
  const majorNumber = leadingNumber(major);
  return majorNumber < 2 || (majorNumber === 2 && leadingNumber(minor) <= 12);
};

const FROM_4032_TO_4062: VersionRule = (version) => {
  const number = leadingNumber(version);
  return number >= 4032 && number <= 4062;
};

const KNOWN_AGENTS: ReadonlyMap<string, VersionRule> = new Map([
  ['OCS-NG_unified_unix_agent', UP_TO_2_12],
  ['OCS-NG_WINDOWS_AGENT', UP_TO_2_12],
  ['OCS-NG_windows_mobile_agent', UP_TO_2_12],
  ['OCS-NG_iOS_agent', UP_TO_2_12],
  ['OCS-NG_Android_agent', UP_TO_2_12],
  ['OCS-NG_windows_client', FROM_4032_TO_4062],
]);

const OTHER_AGENTS: ReadonlySet<string> = new Set(['FusionInventory-Agent', 'OCS-NG_linux_client']);

/**
 * Whether an agent may talk to us; asked at PROLOG only (spec/agent-protocol.md 1.6).
 * @param userAgent the header after {@link cleanUserAgent}
 */
export function admitAgent(userAgent: string, rules: AdmissionRules): Admission {
  if (userAgent === '') return refused('no-user-agent');
  if (userAgent === INVALID_AGENT) return refused('invalid-user-agent');
  const { name, version } = splitAtVersion(userAgent);
  if (version !== undefined) {
    const rule = KNOWN_AGENTS.get(name);
    if (rule?.(comparableVersion(version))) return admitted('known-agent', { name, version });
    if (rules.otherAgents && OTHER_AGENTS.has(name)) return admitted('other-agent', { name, version });
    if (rule && !rules.extra.includes(userAgent)) return refused('version-refused', { name, version });
  }
  return rules.extra.includes(userAgent)
    ? admitted('listed-agent', { userAgent })
    : refused('unknown-agent', { userAgent });
}

function splitAtVersion(userAgent: string): { name: string; version?: string } {
  const at = userAgent.lastIndexOf('_v');
  return at < 0 ? { name: userAgent } : { name: userAgent.slice(0, at), version: userAgent.slice(at + 2) };
}

/** Everything after the first `digit.digit` is cut (1.6.3): 2.13.0 counts as 2.1, so every 2.x passes. */
function comparableVersion(version: string): string {
  const at = version.search(/[0-9]\.[0-9]/);
  return at < 0 ? version : version.slice(0, at + 3);
}

/** The number a text begins with; 0 when there is none, so that an empty version passes (1.6.3). */
function leadingNumber(text = ''): number {
  return Number(/^\s*[0-9]+(?:\.[0-9]+)?/.exec(text)?.[0] ?? 0);
}

const admitted = (code: AdmissionReason['code'], params: AdmissionReason['params']): Admission => ({
  admitted: true,
  reason: { code, params },
});

const refused = (code: AdmissionReason['code'], params: AdmissionReason['params'] = {}): Admission => ({
  admitted: false,
  reason: { code, params },
});
