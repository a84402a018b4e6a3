import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Product } from '../support/product.js';
import { AGENT_TIMEOUT, expect, test } from './agents-test.js';
import { Machine } from './machine.js';
import { contactsOf, known, storedBy, withOption } from './stored.js';

/** A machine that was installed anew: the agent makes up another identity, the network cards are the same. */

test.setTimeout(AGENT_TIMEOUT);

/** Recognise duplicates by MAC address alone: a virtual machine may have no serial number. */
const MAC_ONLY = 4;
const PACKAGE = 471_100;

/** What an administrator did for the computer: its TAG, a group, a package to be installed. @returns the group */
async function administer(product: Product, computer: number, tag: string): Promise<number> {
  return product.withDatabase(async (database) => {
    await database.run('UPDATE accountinfo SET TAG = ? WHERE HARDWARE_ID = ?', [tag, computer]);
    const { insertId: group } = await database.run(
      "INSERT INTO hardware (DEVICEID, NAME) VALUES ('_SYSTEMGROUP_', 'Second floor')",
    );
    await database.run(
      "INSERT INTO `groups` (HARDWARE_ID, REQUEST, XMLDEF, REVALIDATE_FROM) VALUES (?, '', '', UNIX_TIMESTAMP())",
      [group],
    );
    await database.run('INSERT INTO groups_cache (HARDWARE_ID, GROUP_ID, STATIC) VALUES (?, ?, 1)', [
      computer,
      group,
    ]);
    await database.run("INSERT INTO devices (HARDWARE_ID, NAME, IVALUE) VALUES (?, 'DOWNLOAD', ?)", [
      computer,
      PACKAGE,
    ]);
    return group;
  });
}

/** Takes its network cards from what other tests left of this very machine, so that only one computer is a duplicate. */
function onlyOneWithItsCards(product: Product, computer: number): Promise<unknown> {
  return product.withDatabase((database) =>
    database.run(
      `DELETE other FROM networks other JOIN networks own ON own.MACADDR = other.MACADDR
       WHERE own.HARDWARE_ID = ? AND other.HARDWARE_ID <> ?`,
      [computer, computer],
    ),
  );
}

test('keeps TAG, group and package under its new identity, and the computer page says why', async ({
  product,
  machine,
}) => {
  const { output } = await machine.unixAgent(product, '--tag=E2E-OLD');
  const [old] = await storedBy(product, 'E2E-OLD');
  expect(old, output).toBeDefined();
  const group = await administer(product, old!.id, 'E2E-WORKSHOP');
  await onlyOneWithItsCards(product, old!.id);
  const before = await known(product);

  const folder = join(machine.folder, 'reinstalled');
  mkdirSync(folder);
  const reinstalled = await Machine.newlyInstalled(folder);
  await withOption(product, 'AUTO_DUPLICATE_LVL', MAC_ONLY, () =>
    reinstalled.unixAgent(product, '--tag=E2E-NEW'),
  );

  expect(await known(product)).toBe(before);
  const [present, ...further] = await storedBy(product, 'E2E-WORKSHOP');
  expect(present).toBeDefined();
  expect(further).toEqual([]);
  expect(present!.id).not.toBe(old!.id);
  expect(present!.deviceId).not.toBe(old!.deviceId);
  expect(present!.software).toBe(old!.software);
  const kept = await product.withDatabase(async (database) => ({
    members: await database.rows(
      'SELECT HARDWARE_ID AS computer, STATIC AS state FROM groups_cache WHERE GROUP_ID = ?',
      [group],
    ),
    packages: await database.rows(
      "SELECT HARDWARE_ID AS computer FROM devices WHERE NAME = 'DOWNLOAD' AND IVALUE = ?",
      [PACKAGE],
    ),
  }));
  expect(kept).toEqual({
    members: [{ computer: present!.id, state: 1 }],
    packages: [{ computer: present!.id }],
  });

  await expect
    .poll(async () =>
      (await contactsOf(product, present!.id))
        .flatMap(({ decisions }) => decisions)
        .filter(({ topic, outcome }) => topic === 'duplicate' && outcome === 'replaced'),
    )
    .toEqual([
      expect.objectContaining({
        subject: old!.deviceId,
        text: {
          en: expect.stringContaining('Replaced by this computer'),
          fr: expect.stringContaining('Remplacé par cet ordinateur'),
        },
        reasons: [
          {
            code: 'mac-agrees',
            text: {
              en: expect.stringContaining('same value'),
              fr: expect.stringContaining('même valeur'),
            },
          },
        ],
      }),
    ]);
});
