export { addRow, addSomeRow } from './rows.js';
export {
  type ApiAnswer,
  type ConsoleServer,
  startConsoleServer,
  type TestAccount,
} from './console-server.js';
