import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEndpoint, WINDOWS_AGENT, type TestEndpoint } from '../testing/agent-endpoint.js';

let endpoint: TestEndpoint;
let mail: number;
let office: number;
beforeAll(async () => {
  endpoint = await startEndpoint();
  mail = await addApplication('Mail', 'mail*');
  office = await addApplication('Office', '*.office.example');
});
afterAll(() => endpoint.close());

beforeEach(async () => {
  for (const table of ['saas', 'hardware']) await endpoint.db.database.run(['DELETE FROM', table].join(' '));
  await endpoint.setOption('INVENTORY_SAAS_ENABLED', 1);
});

const addApplication = async (name: string, expression: string): Promise<number> =>
  (await endpoint.db.database.run('INSERT INTO saas_exp (NAME, DNS_EXP) VALUES (?, ?)', [name, expression]))
    .insertId;

const dns = (entry: string, ttl = '60', data = '192.0.2.1'): string =>
  `<SAAS><ENTRY>${entry}</ENTRY><DATA>${data}</DATA><TTL>${ttl}</TTL></SAAS>`;

const send = (...entries: string[]): Promise<void> =>
  endpoint.inventory('pc1', `<HARDWARE><NAME>pc1</NAME></HARDWARE>${entries.join('')}`, WINDOWS_AGENT);

const uses = () =>
  endpoint.db.database.rows<{ ID: number; rule: number; ENTRY: string; DATA: string; TTL: number }>(
    'SELECT s.ID, s.SAAS_EXP_ID AS rule, s.ENTRY, s.DATA, s.TTL FROM saas s JOIN hardware h ON h.ID = s.HARDWARE_ID ORDER BY s.ENTRY',
  );

describe('web applications', () => {
  it('are found in the DNS entries of an inventory', async () => {
    await send(dns('mail.example.com'), dns('www.example.com'), dns('word.office.example', '300'));
    expect(await uses()).toMatchObject([
      { rule: mail, ENTRY: 'mail.example.com', DATA: '192.0.2.1', TTL: 60 },
      { rule: office, ENTRY: 'word.office.example', DATA: '192.0.2.1', TTL: 300 },
    ]);
  });

  it('are found in a single entry too', async () => {
    await send(dns('mail.example.com'));
    expect(await uses()).toHaveLength(1);
  });

  it('of an inventory replace those of the one before, and equal rows stay', async () => {
    await send(dns('mail.a.example'), dns('mail.b.example'));
    const [, kept] = await uses();
    await send(dns('mail.b.example'), dns('mail.c.example'));
    const after = await uses();
    expect(after.map(({ ENTRY }) => ENTRY)).toEqual(['mail.b.example', 'mail.c.example']);
    expect(after[0]).toEqual(kept);
  });

  it('go when the entries match no rule any more, and stay when no entry was sent', async () => {
    await send(dns('mail.a.example'));
    await send();
    expect(await uses()).toHaveLength(1);
    await send(dns('www.example.com'));
    expect(await uses()).toEqual([]);
  });

  it('lose the rows that piled up', async () => {
    await send(dns('mail.a.example'));
    await endpoint.db.database.run(
      'INSERT INTO saas (SAAS_EXP_ID, HARDWARE_ID, ENTRY, DATA, TTL) SELECT SAAS_EXP_ID, HARDWARE_ID, ENTRY, DATA, TTL FROM saas',
    );
    await send(dns('mail.a.example'));
    expect(await uses()).toHaveLength(1);
  });

  it('have values that fit their columns', async () => {
    await send(dns(`mail.${'x'.repeat(300)}`, '99999999999', 'y'.repeat(300)));
    const [use] = await uses();
    expect(use).toMatchObject({ DATA: 'y'.repeat(255), TTL: 2147483647 });
    expect(use?.ENTRY).toHaveLength(255);
  });

  it('are not looked for while the option is off', async () => {
    await endpoint.setOption('INVENTORY_SAAS_ENABLED', 0);
    await send(dns('mail.example.com'));
    expect(await uses()).toEqual([]);
  });
});
