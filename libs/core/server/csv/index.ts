export {
  type CsvFile,
  csvQuery,
  type CsvQuery,
  csvReply,
  type CsvRow,
  type CsvSeparator,
} from './csv-reply.js';
export { type Download, downloadReply } from './download.js';
