import type { Contact } from '@ocs/inventory-contract';
import { AGENT_TIMEOUT, expect, test } from './agents-test.js';
import { installedPackages } from './machine.js';
import { contactsOf, inSmallLetters, softwareOf, storedBy } from './stored.js';

/** The FusionInventory agent; it asks before it sends, as the Unix agent does. */

test.setTimeout(AGENT_TIMEOUT);

test('reports this machine with all its packages, and again as the same computer', async ({
  product,
  machine,
}) => {
  const { code, output } = await machine.fusionInventory(product, '--tag', 'E2E-FUSION');
  expect(code, output).toBe(0);

  const stored = await storedBy(product, 'E2E-FUSION');
  expect(stored, output).toHaveLength(1);
  expect(stored[0]!.agent).toMatch(/^FusionInventory-Agent_v/);
  const packages = await installedPackages('Package');
  expect(packages.length).toBeGreaterThan(50);
  expect(await softwareOf(product, stored[0]!.id)).toEqual(inSmallLetters(packages));

  const again = await machine.fusionInventory(product, '--tag', 'E2E-FUSION-OTHER');
  expect(again.code, again.output).toBe(0);

  expect(await storedBy(product, 'E2E-FUSION')).toEqual(stored);
  expect(await storedBy(product, 'E2E-FUSION-OTHER')).toEqual([]);
  await expect
    .poll(async () => kindsOf(await contactsOf(product, stored[0]!.id)))
    .toMatchObject({ INVENTORY: 2 });
});

test('reports without being asked with --force', async ({ product, machine }) => {
  const { code, output } = await machine.fusionInventory(product, '--tag', 'E2E-FUSION-FORCE', '--force');
  expect(code, output).toBe(0);
  expect(await storedBy(product, 'E2E-FUSION-FORCE'), output).toHaveLength(1);
});

/** How often each kind of message came. */
function kindsOf(contacts: readonly Contact[]): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { kind, times } of contacts) kinds[kind] = (kinds[kind] ?? 0) + times;
  return kinds;
}
