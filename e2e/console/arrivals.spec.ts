import { deflateSync } from 'node:zlib';
import { accessibilityFaults, expect, openComputer, signIn, test } from '../support/browser-test.js';

const inventory = (deviceId: string, name: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><REQUEST><CONTENT><HARDWARE><NAME>${name}</NAME></HARDWARE></CONTENT><DEVICEID>${deviceId}</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>`;

test('an identity in conflict is compared with the known computer, refused and let in', async ({
  page,
  product,
}) => {
  const deviceId = '<i>copied</i>-2026-01-02-03-04-05';
  const facts = {
    stored: { uuid: '4C4C4544-0044', serial: '5CG1234ABC', macs: ['02:00:5e:00:00:01'] },
    sent: { uuid: '99999999-0044', serial: 'VM-42', macs: ['00:50:56:00:00:01'] },
  };
  await product.withDatabase((database) =>
    database.run(
      `INSERT INTO x_admission (DEVICEID, KIND, STATE, ADDRESS, USER_AGENT, FACTS, FIRST_AT, LAST_AT, TIMES)
       VALUES (?, 'conflict', 'waiting', '192.0.2.9', 'OCS-NG_WINDOWS_AGENT_v2.11.0.1', ?, UNIX_TIMESTAMP(), UNIX_TIMESTAMP(), 4)`,
      [deviceId, JSON.stringify(facts)],
    ),
  );
  await signIn(page);
  await page.getByRole('link', { name: 'Waiting', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: deviceId })).toBeVisible();
  await expect(page.getByRole('row', { name: 'Serial number 5CG1234ABC VM-42' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('button', { name: `Refuse ${deviceId}` }).click();
  await expect(page.getByText('No computer waits')).toBeVisible();
  await page.getByRole('link', { name: /^Refused/ }).click();
  await expect(page.getByText('Refused by admin.')).toBeVisible();
  await page.getByRole('button', { name: `Let in ${deviceId}` }).click();
  await expect(page.getByText('None is refused')).toBeVisible();
  const [row] = await product.withDatabase((database) =>
    database.rows<{ STATE: string }>('SELECT STATE FROM x_admission WHERE DEVICEID = ?', [deviceId]),
  );
  expect(row?.STATE).toBe('admitted');
  await product.withDatabase((database) => database.run('DELETE FROM x_admission'));
});

test('inventory files are imported, and each tells its result', async ({ page }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.locator('input[type=file]').setInputFiles([
    {
      name: 'clear.xml',
      mimeType: 'text/xml',
      buffer: Buffer.from(inventory('e2e-hand-1-2026-01-02-03-04-05', 'E2E-HAND-1')),
    },
    {
      name: 'packed.ocs',
      mimeType: '',
      buffer: deflateSync(inventory('e2e-hand-2-2026-01-02-03-04-05', 'E2E-HAND-2')),
    },
    { name: 'holiday.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no inventory at all') },
  ]);
  await expect(page.getByText('2 computers inventoried, 1 error')).toBeVisible();
  await expect(page.getByRole('row', { name: /holiday\.jpg/ })).toContainText('This is no inventory file.');
  expect(await accessibilityFaults(page)).toEqual([]);

  await openComputer(page, 'E2E-HAND-1');
  await openComputer(page, 'E2E-HAND-2');
});
