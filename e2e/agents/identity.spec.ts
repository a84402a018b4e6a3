import type { Product } from '../support/product.js';
import { api } from '../support/test.js';
import { AGENT_TIMEOUT, expect, test } from './agents-test.js';
import type { Machine } from './machine.js';
import type { Marks } from './marks.js';
import { contactsOf, post, storedBy, withOption } from './stored.js';

/** A known identity that comes from another machine, with the check of identities on (spec/security.md row 8). */

test.setTimeout(AGENT_TIMEOUT);

const KNOWN: Marks = {
  uuid: '6f0c1c1e-0000-4000-8000-00000000aa01',
  serial: 'SERIAL-AA01',
  mac: '06:00:00:00:aa:01',
};
const OTHER: Marks = {
  uuid: '6f0c1c1e-0000-4000-8000-00000000bb02',
  serial: 'SERIAL-BB02',
  mac: '06:00:00:00:bb:02',
};

interface Conflict {
  readonly deviceId: string;
  readonly kind: string;
  readonly facts: { readonly stored: MachineFacts; readonly sent: MachineFacts };
}
interface MachineFacts {
  readonly uuid?: string;
  readonly serial?: string;
  readonly macs: readonly string[];
}

/** What an agent of these marks tells of its machine: the loopback card has no address worth the name. */
const told = ({ uuid, mac }: Marks) => ({ uuid, macs: [mac] });
const seen = ({ uuid, macs }: MachineFacts) => ({
  uuid: uuid?.toLowerCase(),
  macs: [...new Set(macs)].filter((mac) => mac !== '00:00:00:00:00:00'),
});

async function waiting(product: Product): Promise<readonly Conflict[]> {
  return (await api<{ rows: Conflict[] }>(product, '/api/agents/admissions?state=waiting')).rows;
}

/** Everything of a computer that an inventory writes; a PROLOG before it may note that the agent came. */
function inventoried(product: Product, computer: number): Promise<unknown> {
  return product.withDatabase(async (database) => ({
    hardware: await database.rows(
      'SELECT NAME, UUID, OSNAME, MEMORY, CHECKSUM, LASTDATE, USERAGENT FROM hardware WHERE ID = ?',
      [computer],
    ),
    bios: await database.rows('SELECT * FROM bios WHERE HARDWARE_ID = ?', [computer]),
    cards: await database.rows('SELECT * FROM networks WHERE HARDWARE_ID = ? ORDER BY ID', [computer]),
    software: await database.rows('SELECT * FROM software WHERE HARDWARE_ID = ? ORDER BY ID', [computer]),
  }));
}

async function factsOf(product: Product, computer: number) {
  return product.withDatabase(async (database) => {
    const row = await database.one<{ uuid: string }>('SELECT UUID AS uuid FROM hardware WHERE ID = ?', [
      computer,
    ]);
    const cards = await database.rows<{ mac: string }>(
      'SELECT DISTINCT MACADDR AS mac FROM networks WHERE HARDWARE_ID = ?',
      [computer],
    );
    return seen({ uuid: row?.uuid ?? '', macs: cards.map(({ mac }) => mac) });
  });
}

const agents = [
  {
    agent: 'the Unix agent',
    tag: 'E2E-IDENTITY-UNIX',
    report: (machine: Machine, product: Product, tag: string) => machine.unixAgent(product, `--tag=${tag}`),
  },
  {
    agent: 'FusionInventory',
    tag: 'E2E-IDENTITY-FUSION',
    report: (machine: Machine, product: Product, tag: string) =>
      machine.fusionInventory(product, '--tag', tag),
  },
];

for (const { agent, tag, report } of agents) {
  test(`${agent} of another machine is held until an administrator releases it`, async ({
    product,
    machine,
  }) => {
    await withOption(product, 'AGENT_IDENTITY_CHECK', 1, async () => {
      machine.becomes(KNOWN);
      const first = await report(machine, product, tag);
      const [computer, ...further] = await storedBy(product, tag);
      expect(computer, first.output).toBeDefined();
      expect(further).toEqual([]);
      expect(await factsOf(product, computer!.id)).toEqual(told(KNOWN));

      // its own machine comes again: nobody is asked
      await report(machine, product, tag);
      expect(await waiting(product)).toEqual([]);
      const known = await inventoried(product, computer!.id);

      machine.becomes(OTHER);
      const { output } = await report(machine, product, tag);
      expect(output).toContain('403');
      expect(await inventoried(product, computer!.id)).toEqual(known);

      const [conflict, ...others] = await waiting(product);
      expect(others).toEqual([]);
      expect(conflict).toMatchObject({ deviceId: computer!.deviceId, kind: 'conflict' });
      expect(seen(conflict!.facts.stored)).toEqual(told(KNOWN));
      expect(seen(conflict!.facts.sent)).toEqual(told(OTHER));
      await expect
        .poll(async () =>
          (await contactsOf(product, computer!.id))
            .filter(({ kind, status }) => kind === 'INVENTORY' && status === 403)
            .flatMap(({ decisions }) => decisions)
            .filter(({ topic }) => topic === 'identity')
            .flatMap(({ outcome, reasons }) => [outcome, ...reasons.map(({ code }) => code)]),
        )
        .toEqual(expect.arrayContaining(['conflict', 'uuid-changed', 'macs-changed']));

      const { deviceId, kind } = conflict!;
      const released = await post(product, '/api/agents/admissions', { deviceId, kind, decision: 'admit' });
      expect(released.status).toBe(204);
      const { output: said } = await report(machine, product, tag);
      expect(await factsOf(product, computer!.id), said).toEqual(told(OTHER));
      expect((await storedBy(product, tag)).map(({ id }) => id)).toEqual([computer!.id]);
      expect(await waiting(product)).toEqual([]);
    });
  });
}
