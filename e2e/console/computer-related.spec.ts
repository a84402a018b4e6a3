import type { Database } from '@ocs/core-server';
import { postInventory } from '../support/agent.js';
import { accessibilityFaults, expect, openComputer, signIn, test } from '../support/browser-test.js';

const NAME = 'E2E-DEPLOYED';
/** A name that turns what follows it around, unless it is kept to itself. */
const TURNING = 'Pilots \u202Eoffice <b>7</b>';

/** What one could make with the pages of deployment and groups: packages that are activated, and two groups. */
async function makePackagesAndGroups(database: Database): Promise<void> {
  for (const [id, name] of [
    ['1763800001', 'Browser 145'],
    ['1763800002', 'Office 25'],
  ] as const) {
    await database.run(
      'INSERT INTO download_available (FILEID, NAME, PRIORITY, FRAGMENTS, SIZE, OSNAME) VALUES (?, ?, 5, 3, 62000000, ?)',
      [id, name, 'LINUX'],
    );
    await database.run(
      "INSERT INTO download_enable (FILEID, INFO_LOC, PACK_LOC, CERT_PATH, CERT_FILE) VALUES (?, 'deploy.example', 'deploy.example', '', '')",
      [id],
    );
  }
  for (const [name, request] of [
    [TURNING, ''],
    ['Debian machines', "SELECT ID FROM hardware WHERE OSNAME LIKE 'Debian%'"],
  ] as const) {
    const { insertId } = await database.run(
      "INSERT INTO hardware (DEVICEID, NAME, WORKGROUP) VALUES ('_SYSTEMGROUP_', ?, 'GROUP_4_ALL')",
      [name],
    );
    await database.run(
      'INSERT INTO `groups` (HARDWARE_ID, REQUEST, CREATE_TIME, REVALIDATE_FROM) VALUES (?, ?, 1, 1)',
      [insertId, request],
    );
  }
}

async function forgetPackagesAndGroups(database: Database): Promise<void> {
  await database.run("DELETE FROM download_enable WHERE FILEID LIKE '17638%'");
  await database.run("DELETE FROM download_available WHERE FILEID LIKE '17638%'");
  await database.run(
    "DELETE c FROM groups_cache c JOIN hardware h ON h.ID = c.GROUP_ID WHERE h.DEVICEID = '_SYSTEMGROUP_'",
  );
  await database.run('DELETE FROM `groups`');
  await database.run("DELETE FROM hardware WHERE DEVICEID = '_SYSTEMGROUP_'");
}

test.beforeEach(async ({ page, product }) => {
  await postInventory(product.address, {
    deviceId: 'e2e-deployed-2026-01-02-03-04-05',
    sections: { HARDWARE: [{ NAME, OSNAME: 'Debian GNU/Linux 12' }] },
  });
  await product.withDatabase(makePackagesAndGroups);
  await signIn(page);
  await openComputer(page, NAME);
});

test.afterEach(({ product }) => product.withDatabase(forgetPackagesAndGroups));

test('a package is assigned, its state is told in words, and it is taken back', async ({ page, product }) => {
  await page.getByRole('button', { name: 'Assign package', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Assign a package' });
  await sheet.getByLabel('Search in the packages').fill('browser');
  expect(await accessibilityFaults(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Assign Browser 145' }).click();
  await expect(
    page.getByText('“Browser 145” is assigned; the agent learns it at its next contact.'),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  const row = page
    .getByRole('table', { name: 'Assigned packages' })
    .getByRole('row', { name: /Browser 145/ });
  await expect(row).toContainText('Waiting: the agent has not been told yet');

  await product.withDatabase((database) =>
    database.run(
      "UPDATE devices SET TVALUE = 'ERR_BAD_DIGEST', COMMENTS = 'Sun Nov 22 10:00:05 2026' WHERE NAME = 'DOWNLOAD'",
    ),
  );
  await page.reload();
  await expect(row).toContainText('Failed: the downloaded package is damaged');
  await expect(row).toContainText('22 Nov 2026, 10:00:05');
  await expect(page.locator('app-page-header app-custom-marker')).toBeVisible();

  await row.getByRole('button', { name: 'Take back Browser 145' }).click();
  await page.getByRole('button', { name: 'Take back the package' }).click();
  await expect(page.getByText('No package is assigned to this computer.')).toBeVisible();
  const left = await product.withDatabase((database) =>
    database.rows(
      "SELECT d.IVALUE FROM devices d JOIN hardware h ON h.ID = d.HARDWARE_ID WHERE d.NAME = 'DOWNLOAD' AND h.NAME = ?",
      [NAME],
    ),
  );
  expect(left).toEqual([]);
});

test('a computer is put into a group and kept out of one, and the list can be filtered by it', async ({
  page,
}) => {
  await page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('link', { name: /^Groups/ })
    .click();
  const table = page.getByRole('table', { name: 'Groups' });
  const pilots = table.getByRole('row', { name: /Pilots/ });
  await pilots.getByRole('combobox').selectOption('included');
  await expect(pilots).toContainText('Always in it, put in by hand');
  const machines = table.getByRole('row', { name: /Debian machines/ });
  await machines.getByRole('combobox').selectOption('excluded');
  await expect(machines).toContainText('Never in it, excluded by hand');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.goto('/computers');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByLabel('Search a column').fill('group');
  await page.getByRole('button', { name: 'Group', exact: true }).click();
  await page.getByLabel('Value', { exact: true }).selectOption({ label: TURNING });
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('1 row', { exact: true })).toBeVisible();
  await expect(page.locator('app-filter-chips .chip')).toContainText(TURNING);
  await expect(page.getByRole('table').getByRole('link', { name: NAME })).toBeVisible();
});

test('an own value says who set it', async ({ page }) => {
  await page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('link', { name: /^Customization/ })
    .click();
  await page.getByRole('button', { name: 'Edit Contact interval' }).click();
  await page.getByLabel('Value for this computer').fill('4');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /^Why “every 4 hours”/ }).click();
  await expect(page.locator('app-why-panel')).toContainText('Own value set by admin, just now.');
});
