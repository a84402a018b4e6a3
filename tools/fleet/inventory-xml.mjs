// @ts-check
/** The two messages an agent sends, as XML text (spec/agent-protocol.md 2.1 and 3.1). */

/** @typedef {import('./machine.mjs').Machine} Machine */

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" ?>\n';

/** The first contact: "here I am, what shall I do?" */
export function prologXml(/** @type {Pick<Machine, "deviceId">} */ machine) {
  return `${DECLARATION}<REQUEST>\n  <DEVICEID>${escape(machine.deviceId)}</DEVICEID>\n  <QUERY>PROLOG</QUERY>\n</REQUEST>\n`;
}

/** Everything the machine's agent found. Empty fields are sent as empty elements, as agents do. */
export function inventoryXml(/** @type {Machine} */ machine) {
  const parts = [DECLARATION, '<REQUEST>\n  <CONTENT>\n'];
  parts.push(element('ACCOUNTINFO', { KEYNAME: 'TAG', KEYVALUE: machine.tag }));
  for (const [section, rows] of Object.entries(machine.sections)) {
    for (const row of rows) {
      parts.push(element(section, section === 'HARDWARE' ? { ...row, CHECKSUM: machine.checksum } : row));
    }
  }
  parts.push(
    `  </CONTENT>\n  <DEVICEID>${escape(machine.deviceId)}</DEVICEID>\n  <QUERY>INVENTORY</QUERY>\n</REQUEST>\n`,
  );
  return parts.join('');
}

function element(/** @type {string} */ name, /** @type {import('./machine.mjs').Row} */ fields) {
  let text = `    <${name}>\n`;
  for (const [field, value] of Object.entries(fields)) {
    text += `      <${field}>${escape(String(value))}</${field}>\n`;
  }
  return `${text}    </${name}>\n`;
}

const ESCAPES = /** @type {Record<string, string>} */ ({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
});

function escape(/** @type {string} */ text) {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
