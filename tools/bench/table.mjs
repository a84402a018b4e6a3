// @ts-check
/** Tables for the terminal and for the documentation. The first column is text, the others are figures. */

/** @typedef {readonly (readonly string[])[]} Rows */

/** Columns padded to their width, a line under the head. */
export function textTable(/** @type {readonly string[]} */ head, /** @type {Rows} */ rows) {
  const widths = widthsOf([head, ...rows]);
  const line = (/** @type {readonly string[]} */ cells) => pad(cells, widths).join('  ').trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** The same as Prettier writes it, so that it can be pasted into docs/benchmarks.md. */
export function markdownTable(/** @type {readonly string[]} */ head, /** @type {Rows} */ rows) {
  const widths = widthsOf([head, ...rows]).map((width) => Math.max(3, width));
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${widths.map((width, at) => (cells[at] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** @returns {number[]} */
function widthsOf(/** @type {Rows} */ rows) {
  /** @type {number[]} */
  const widths = [];
  for (const row of rows)
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, cell.length);
    });
  return widths;
}

function pad(/** @type {readonly string[]} */ cells, /** @type {readonly number[]} */ widths) {
  return widths.map((width, at) =>
    at === 0 ? (cells[at] ?? '').padEnd(width) : (cells[at] ?? '').padStart(width),
  );
}
