import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEndpoint, UNIX_AGENT, WINDOWS_AGENT, type TestEndpoint } from '../testing/agent-endpoint.js';
import { SoftwareCategoryRepository } from './software-category.repository.js';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

beforeEach(async () => {
  for (const table of [
    'software_categories',
    'software_category_exp',
    'software_categories_link',
    'software',
    'hardware',
  ])
    await endpoint.db.database.run(['DELETE FROM', table].join(' '));
  await endpoint.setOption('DEFAULT_CATEGORY', null);
});

async function addCategory(name: string, system: string | null, ...patterns: string[]): Promise<number> {
  const { database } = endpoint.db;
  const { insertId } = await database.run(
    'INSERT INTO software_categories (CATEGORY_NAME, OS) VALUES (?, ?)',
    [name, system],
  );
  for (const pattern of patterns)
    await database.run(
      "INSERT INTO software_category_exp (CATEGORY_ID, SOFTWARE_EXP, SIGN_VERSION, PUBLISHER) VALUES (?, ?, '', '')",
      [insertId, pattern],
    );
  return insertId;
}

const software = (...names: string[]): string =>
  names
    .map(
      (name) =>
        `<SOFTWARES><NAME>${name}</NAME><VERSION>1.0</VERSION><PUBLISHER>Acme</PUBLISHER></SOFTWARES>`,
    )
    .join('');

const links = async (): Promise<string[]> =>
  (
    await endpoint.db.database.rows<{ link: string }>(
      `SELECT CONCAT(n.NAME, ' ', p.PUBLISHER, ' ', v.VERSION, ': ', c.CATEGORY_NAME) AS link
       FROM software_categories_link l JOIN software_name n ON n.ID = l.NAME_ID
       JOIN software_publisher p ON p.ID = l.PUBLISHER_ID JOIN software_version v ON v.ID = l.VERSION_ID
       JOIN software_categories c ON c.ID = l.CATEGORY_ID ORDER BY n.NAME, l.ID`,
    )
  ).map(({ link }) => link);

describe('reported software', () => {
  it('is put into the category whose rule it matches', async () => {
    await addCategory('Browsers', 'unix', 'Fire*');
    await endpoint.inventory('pc1', software('Firefox', 'bash'));
    expect(await links()).toEqual(['Firefox Acme 1.0: Browsers']);
  });

  it('without a matching rule goes to the default category', async () => {
    await addCategory('Browsers', 'ALL', 'Firefox');
    await endpoint.setOption('DEFAULT_CATEGORY', await addCategory('Others', 'ALL'));
    await endpoint.inventory('pc1', software('Firefox', 'bash'));
    expect(await links()).toEqual(['bash Acme 1.0: Others', 'Firefox Acme 1.0: Browsers']);
  });

  it('costs not even a look at it without rules and default category', async () => {
    const reported = vi.spyOn(SoftwareCategoryRepository.prototype, 'reported');
    await endpoint.inventory('pc1', software('Firefox'));
    expect(reported).not.toHaveBeenCalled();
    await addCategory('Browsers', 'ALL', 'Firefox');
    await endpoint.inventory('pc1', software('Firefox'));
    expect(reported).toHaveBeenCalledOnce();
    reported.mockRestore();
  });

  it('is tested again when the rules changed, without being new', async () => {
    await addCategory('Browsers', 'ALL', 'Firefox');
    await endpoint.inventory('pc1', software('Firefox', 'bash'));
    await addCategory('Mozilla', 'ALL', 'Fire*');
    await addCategory('Shells', 'ALL', 'bash');
    await endpoint.inventory('pc1', software('Firefox', 'bash'));
    expect(await links()).toEqual(['bash Acme 1.0: Shells', 'Firefox Acme 1.0: Mozilla']);
  });

  it('is tested again by the next kind of agent, and by the first one after that', async () => {
    await addCategory('Unix', 'unix', 'Firefox');
    await addCategory('Windows', 'WINDOWS', 'Firefox');
    await endpoint.inventory('pc1', software('Firefox'), UNIX_AGENT);
    expect(await links()).toEqual(['Firefox Acme 1.0: Unix']);
    await endpoint.inventory('pc2', software('Firefox'), WINDOWS_AGENT);
    expect(await links()).toEqual(['Firefox Acme 1.0: Windows']);
    await endpoint.inventory('pc1', software('Firefox'), UNIX_AGENT);
    expect(await links()).toEqual(['Firefox Acme 1.0: Unix']);
  });

  it('keeps its category when the rule that gave it is gone', async () => {
    await addCategory('Browsers', 'ALL', 'Firefox');
    await endpoint.inventory('pc1', software('Firefox'));
    await endpoint.db.database.run('UPDATE software_category_exp SET SOFTWARE_EXP = ?', ['nothing']);
    await endpoint.inventory('pc1', software('Firefox'));
    expect(await links()).toEqual(['Firefox Acme 1.0: Browsers']);
  });

  it('that came later is tested without looking at the rest', async () => {
    await addCategory('Everything', 'ALL', '*');
    await endpoint.inventory('pc1', software('Firefox'));
    const reported = vi.spyOn(SoftwareCategoryRepository.prototype, 'reported');
    await endpoint.inventory('pc1', software('Firefox'));
    expect(reported).not.toHaveBeenCalled();
    await endpoint.inventory('pc1', software('Firefox', 'bash'));
    const bash = await endpoint.db.database.one<{ id: number }>(
      "SELECT ID AS id FROM software_name WHERE NAME = 'bash'",
    );
    expect(reported.mock.calls).toEqual([[expect.any(Number), [bash?.id]]]);
    reported.mockRestore();
    expect(await links()).toEqual(['bash Acme 1.0: Everything', 'Firefox Acme 1.0: Everything']);
  });

  it('has one link however many computers report it at once', async () => {
    await addCategory('Everything', 'ALL', '*');
    const names = Array.from({ length: 40 }, (_, at) => `program ${at}`);
    const computers = Array.from({ length: 8 }, (_, at) => `pc${at}`);
    await Promise.all(computers.map((computer) => endpoint.inventory(computer, software(...names))));
    expect((await links()).length).toBe(names.length);
  });

  it('is not taken for a publisher or version that nobody reported', async () => {
    const category = await addCategory('Nobody', 'ALL');
    await endpoint.db.database.run(
      "INSERT INTO software_category_exp (CATEGORY_ID, SOFTWARE_EXP, PUBLISHER) VALUES (?, '*', 'Unavailable')",
      [category],
    );
    await endpoint.inventory('pc1', '<SOFTWARES><NAME>bash</NAME></SOFTWARES>');
    expect(await links()).toEqual([]);
  });
});
