export { addRow, addSomeRow } from './rows.js';
export { type ApiAnswer, type ConsoleServer, startConsoleServer } from './console-server.js';
