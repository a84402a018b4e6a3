import { postInventory } from '../support/agent.js';
import { expect, signIn, test, openComputer } from '../support/browser-test.js';

/** What a hostile machine could call itself, its user and its software, in the hope that a page runs it. */
const HOSTILE = [
  '<img src=x onerror="window.__ocs_canary=1">',
  '<script>window.__ocs_canary=1</script>',
  '"><svg/onload=window.__ocs_canary=1>',
  'javascript:window.__ocs_canary=1',
  '{{constructor.constructor("window.__ocs_canary=1")()}}',
  '\u202Egnp.exe',
];

test('text from agents is shown as text, wherever it appears', async ({ page, product }) => {
  await postInventory(product.address, {
    deviceId: 'hostile-2026-01-02-03-04-05',
    tag: HOSTILE[1]!,
    sections: {
      HARDWARE: [
        {
          NAME: HOSTILE[0]!,
          USERID: HOSTILE[2]!,
          OSNAME: HOSTILE[4]!,
          DESCRIPTION: HOSTILE[3]!,
          CHECKSUM: '262143',
        },
      ],
      BIOS: [{ SMANUFACTURER: HOSTILE[0]!, SMODEL: HOSTILE[1]!, SSN: 'HOSTILE-1' }],
      SOFTWARES: HOSTILE.map((text) => ({ NAME: text, VERSION: text, PUBLISHER: text })),
      NETWORKS: HOSTILE.map((text) => ({ DESCRIPTION: text, MACADDR: text, IPADDRESS: '192.0.2.66' })),
    },
  });
  await signIn(page);

  await openComputer(page, HOSTILE[0]!);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Show all' }).click();
  for (const text of HOSTILE) {
    await expect(page.getByRole('cell', { name: text, exact: true }).first()).toBeVisible();
  }

  expect(await page.evaluate(() => '__ocs_canary' in window)).toBe(false);
  expect(await page.locator('img[src="x"], main script, main svg[onload]').count()).toBe(0);
});

test('text from agents and people is shown as text on every tab of a computer', async ({ page, product }) => {
  const long = `${'x'.repeat(9_900)} 🦉 <b>the end</b>`;
  await postInventory(product.address, {
    deviceId: 'hostile-tabs-2026-01-02-03-04-05',
    sections: { HARDWARE: [{ NAME: 'HOSTILE-TABS', DESCRIPTION: long.slice(0, 200), CHECKSUM: '262143' }] },
  });
  await product.withDatabase(async (database) => {
    await database.run(
      `INSERT INTO itmgmt_comments (HARDWARE_ID, DATE_INSERT, USER_INSERT, COMMENTS, ACTION, VISIBLE)
       SELECT ID, '2026-01-02', ?, ?, 'ADD_NOTE_BY_USER', 1 FROM hardware WHERE NAME = 'HOSTILE-TABS'`,
      [HOSTILE[1]!, `${HOSTILE[0]!} ${long}`],
    );
    await database.run(
      `UPDATE accountinfo SET TAG = ? WHERE HARDWARE_ID = (SELECT ID FROM hardware WHERE NAME = 'HOSTILE-TABS')`,
      [HOSTILE[0]!],
    );
    await database.run(
      `INSERT INTO devices (HARDWARE_ID, NAME, IVALUE, TVALUE)
       SELECT ID, 'SCAN_TYPE_SNMP', 2, ? FROM hardware WHERE NAME = 'HOSTILE-TABS'`,
      [HOSTILE[2]!],
    );
  });
  await signIn(page);
  await openComputer(page, 'HOSTILE-TABS');
  await expect(page.locator('app-page-header').getByText(HOSTILE[0]!)).toBeVisible();
  const { pathname } = new URL(page.url());
  for (const tab of ['administrative', 'customization', 'packages', 'membership', 'contacts', 'all']) {
    await page.goto(`${pathname}?tab=${tab}`);
    await expect(page.getByRole('heading', { level: 1, name: 'HOSTILE-TABS' })).toBeVisible();
    await expect(page.locator('.waiting, .skeleton')).toHaveCount(0);
    if (tab === 'administrative') await expect(page.getByText('<b>the end</b>')).toBeVisible();
    expect(await page.evaluate(() => '__ocs_canary' in window)).toBe(false);
    expect(
      await page.locator('img[src="x"], main script, main svg[onload], main b:has-text("the end")').count(),
    ).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  }
});
