/**
 * A computer an administrator has to decide about: an unknown one that asks to come in (option AGENT_APPROVAL), or a known
 * identity that comes from what seems to be another machine (option AGENT_IDENTITY_CHECK).
 * `GET /api/agents/admissions?state&page&pageSize` answers {@link AdmissionList}; `POST` takes {@link AdmissionDecision} and
 * answers 204, 404 `admission.not-found` when nobody waits under it. Both need `agents.admit`.
 */
export interface Admission {
  readonly deviceId: string;
  readonly kind: 'new' | 'conflict';
  readonly state: AdmissionState;
  readonly address: string;
  readonly userAgent: string;
  /** With `conflict` `{ stored, sent }`, else what was sent: `uuid`, `serial`, `macs`, each as far as known. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Seconds since 1970. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly times: number;
  readonly decidedBy: string | null;
}

/** An admitted one stays on its list until its agent has come in. */
export const ADMISSION_STATES = ['waiting', 'admitted', 'refused'] as const;
export type AdmissionState = (typeof ADMISSION_STATES)[number];

export interface AdmissionList {
  readonly rows: readonly Admission[];
  readonly total: number;
}

export interface AdmissionDecision {
  readonly deviceId: string;
  readonly kind: Admission['kind'];
  readonly decision: 'admit' | 'refuse';
}
