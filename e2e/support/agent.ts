import { deflateSync, inflateSync } from 'node:zlib';

/** What an agent would say about one computer; fields as in the XML. */
export interface Report {
  readonly deviceId: string;
  readonly tag?: string;
  readonly sections: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

/** Posts an inventory as a Unix agent does. @returns the XML of the reply */
export async function postInventory(address: string, report: Report): Promise<string> {
  const sections = { ACCOUNTINFO: [{ KEYNAME: 'TAG', KEYVALUE: report.tag ?? 'E2E' }], ...report.sections };
  const content = Object.entries(sections).flatMap(([name, rows]) => rows.map((row) => element(name, row)));
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<REQUEST><CONTENT>${content.join('')}</CONTENT><DEVICEID>${report.deviceId}</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>`;
  const response = await fetch(`${address}/ocsinventory`, {
    method: 'POST',
    headers: {
      'user-agent': 'OCS-NG_unified_unix_agent_v2.10.0',
      'content-type': 'application/x-compress',
    },
    body: new Uint8Array(deflateSync(xml)),
  });
  if (response.status !== 200) throw new Error(`The inventory was answered ${response.status}.`);
  return inflateSync(await response.arrayBuffer()).toString('utf8');
}

function element(name: string, fields: Readonly<Record<string, string>>): string {
  const inner = Object.entries(fields).map(([field, value]) => `<${field}>${escaped(value)}</${field}>`);
  return `<${name}>${inner.join('')}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
