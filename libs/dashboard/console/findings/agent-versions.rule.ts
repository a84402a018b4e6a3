/** What an agent calls itself, taken apart. */
export interface AgentName {
  /** In words: `Unix agent`. */
  readonly product: string;
  /** `2.10.0`; empty when it names none. */
  readonly version: string;
}

const LONGEST = 200;
const VERSION = /[\s_-]*v?(\d+(?:\.\d+)+)\s*$/i;

/** The agents of this protocol, as people call them. */
const PRODUCTS: readonly (readonly [RegExp, string])[] = [
  [/^ocs-ng_unified_unix_agent$/i, 'Unix agent'],
  [/^ocs-ng_windows(_agent)?$/i, 'Windows agent'],
  [/^ocs-ng_android(_agent)?$/i, 'Android agent'],
];

/** `OCS-NG_unified_unix_agent_v2.10.0` → Unix agent, 2.10.0. */
export function agentName(name: string): AgentName {
  if (name.length > LONGEST) return { product: name, version: '' };
  const found = VERSION.exec(name);
  const product = (found === null ? name : name.slice(0, found.index)).trim();
  const known = PRODUCTS.find(([pattern]) => pattern.test(product))?.[1];
  return { product: known ?? product.replaceAll('_', ' '), version: found?.[1] ?? '' };
}

/** `newest`: no later version of the same agent is among them; `behind`: one is; undefined: it names no version. */
export type AgentAge = 'newest' | 'behind' | undefined;

/** The age of each agent against the others of its kind. */
export function agentAges(names: readonly (string | null)[]): readonly AgentAge[] {
  const agents = names.map((name) => (name === null ? undefined : agentName(name)));
  const newest = new Map<string, string>();
  for (const agent of agents) {
    if (agent === undefined || agent.version === '') continue;
    const known = newest.get(agent.product);
    if (known === undefined || compareVersions(agent.version, known) > 0) {
      newest.set(agent.product, agent.version);
    }
  }
  return agents.map((agent) => {
    if (agent === undefined || agent.version === '') return undefined;
    return compareVersions(agent.version, newest.get(agent.product) ?? '') < 0 ? 'behind' : 'newest';
  });
}

/** Part by part as numbers; a missing part counts as 0: 2.10 is later than 2.9, and the same as 2.10.0. */
function compareVersions(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number));
  for (let part = 0; part < Math.max(left?.length ?? 0, right?.length ?? 0); part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
