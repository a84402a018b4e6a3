import { describe, expect, it } from 'vitest';

import { MIGRATIONS } from './index.js';
import { createTable, table } from './ocsweb-7081/table.js';

describe('the list of migrations', () => {
  it('is in the order of the numbers in their names, which are unique', () => {
    const numbers = MIGRATIONS.map((migration) => Number(/\d{13}$/.exec(migration.name)?.[0]));
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });
});

describe('the statement that creates a table', () => {
  it('quotes every name and may be said twice', () => {
    const groups = table(
      'groups',
      { ID: 'int NOT NULL', NAME: 'varchar(9)', TVALUE: 'text' },
      {
        primary: ['ID'],
        unique: ['NAME'],
        keys: ['TVALUE (TVALUE(255))', 'BOTH (NAME, ID)'],
        foreignKey: { name: 'groups_ibfk_1', column: 'ID', references: 'hardware (ID)' },
      },
    );
    expect(createTable(groups).replace(/\n\s*/g, ' ')).toBe(
      'CREATE TABLE IF NOT EXISTS `groups` ( `ID` int NOT NULL, `NAME` varchar(9), `TVALUE` text, ' +
        'PRIMARY KEY (`ID`), UNIQUE KEY `NAME` (`NAME`), KEY `TVALUE` (`TVALUE`(255)), KEY `BOTH` (`NAME`, `ID`), ' +
        'CONSTRAINT `groups_ibfk_1` FOREIGN KEY (`ID`) REFERENCES `hardware` (`ID`) ) ' +
        'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC',
    );
  });
});
