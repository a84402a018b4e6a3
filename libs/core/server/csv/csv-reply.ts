import { stringify } from 'csv-stringify/sync';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { downloadReply } from './download.js';

const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type CsvSeparator = keyof typeof SEPARATORS;

/** What every CSV export takes besides the query of its list: `listQuery.extend(csvQuery.shape)`. */
export const csvQuery = z.object({
  separator: z
    .enum(['comma', 'semicolon', 'tab'])
    .default('comma')
    .describe('What stands between two cells; some spreadsheets expect a semicolon'),
  bom: z
    .enum(['0', '1'])
    .default('0')
    .transform((text) => text === '1')
    .describe('1 begins the file with a byte order mark, by which some spreadsheets recognise UTF-8'),
});
export type CsvQuery = z.output<typeof csvQuery>;

export type CsvRow = readonly (string | number | null)[];

/** A CSV file that is made while it is sent. */
export interface CsvFile extends CsvQuery {
  /** Name offered for the file, with its ending. */
  readonly fileName: string;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<CsvRow>;
  readonly total: number;
}

/** Rows turned into text at once: a row at a time costs more, and thousands would hold up other requests. */
const ROWS_AT_ONCE = 200;

/**
 * Answers a table as CSV (RFC 4180, UTF-8), as fast as the client takes it. Texts a spreadsheet would compute (`=`, `+`, `-`,
 * `@`, tab, carriage return at the beginning) get a leading apostrophe; numbers stay numbers (spec/security.md row 22).
 * `return csvReply(reply, …)` from a controller with `@Res({ passthrough: true }) reply`.
 */
export async function csvReply(reply: FastifyReply, file: CsvFile): Promise<Readable> {
  return downloadReply(reply, {
    fileName: file.fileName,
    contentType: 'text/csv; charset=utf-8; header=present',
    total: file.total,
    chunks: textOf(file),
  });
}

async function* textOf({ header, rows, separator, bom }: CsvFile): AsyncGenerator<string> {
  const text = (batch: readonly CsvRow[], first: boolean): string =>
    stringify([...batch], {
      delimiter: SEPARATORS[separator],
      record_delimiter: '\r\n',
      // The library itself quotes only a whole CR LF.
      quoted_match: /[\r\n]/,
      escape_formulas: true,
      bom: bom && first,
    });
  let first = true;
  let batch: CsvRow[] = [header];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_AT_ONCE) continue;
    yield text(batch, first);
    first = false;
    batch = [];
  }
  if (batch.length > 0) yield text(batch, first);
}
