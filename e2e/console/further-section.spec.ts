import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Report, postInventory } from '../support/agent.js';
import { PASSWORD, Product } from '../support/product.js';

/** The only thing written for the new section: one file. */
const WIDGETS = `export default {
  name: 'WIDGETS',
  table: 'widgets',
  storage: 'rows',
  checksumBit: 0,
  deletedOnReplace: true,
  label: { en: 'Widgets', fr: 'Gadgets' },
  group: 'hardware',
  order: 900,
  fields: [
    { name: 'COLOUR', type: { kind: 'text', width: 20 }, label: { en: 'Colour', fr: 'Couleur' } },
    { name: 'TEETH', type: { kind: 'integer', bits: 32 }, label: { en: 'Teeth', fr: 'Dents' } },
  ],
};
`;

const REPORT: Report = {
  deviceId: 'widget-pc-2026-03-01-09-15-00',
  sections: {
    HARDWARE: [{ NAME: 'widget-pc' }],
    WIDGETS: [
      { COLOUR: 'petrol blue', TEETH: '48' },
      { COLOUR: 'a colour whose name is far too long for its column', TEETH: 'twelve' },
    ],
  },
};

test('a further inventory section needs one file and appears in storage, API and page', async ({ page }) => {
  test.setTimeout(180_000);
  const sections = mkdtempSync(join(tmpdir(), 'ocs-sections-'));
  writeFileSync(join(sections, 'widgets.mjs'), WIDGETS);
  const product = await Product.start({ env: { OCS_SECTIONS: sections } });
  try {
    await postInventory(product.address, REPORT);
    const stored = await product.withDatabase((database) =>
      database.rows('SELECT COLOUR, TEETH FROM widgets ORDER BY TEETH DESC'),
    );
    expect(stored).toEqual([
      { COLOUR: 'petrol blue', TEETH: 48 },
      { COLOUR: 'a colour whose name ', TEETH: 0 },
    ]);

    await page.goto(`${product.address}/computers`);
    await page.getByLabel('User', { exact: true }).fill('admin');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'widget-pc' }).click();
    await page
      .getByRole('tab', { name: 'Hardware' })
      .or(page.getByRole('link', { name: /^Hardware/ }))
      .first()
      .click();
    const widgets = page.getByRole('table', { name: /Widgets/ });
    await expect(widgets.getByRole('columnheader', { name: 'Colour' })).toBeVisible();
    await expect(widgets.getByRole('cell', { name: 'petrol blue' })).toBeVisible();
  } finally {
    await product.stop();
    product.discard();
    rmSync(sections, { recursive: true, force: true });
  }
});
