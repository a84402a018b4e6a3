import { describe, expect, it } from 'vitest';

import { describeAddress, parseDatabaseUrl, socketUrl } from './connection-url.js';
import { DatabaseError } from './database-error.js';

describe('a database address', () => {
  it('names host, port, user, password and database', () => {
    expect(parseDatabaseUrl('mysql://ocs:secret@db.example.com:3307/ocsweb')).toEqual({
      host: 'db.example.com',
      port: 3307,
      user: 'ocs',
      password: 'secret',
      database: 'ocsweb',
    });
  });

  it('has port 3306 unless it says otherwise, and may begin with mariadb://', () => {
    expect(parseDatabaseUrl('mariadb://ocs:secret@[::1]/ocsweb')).toMatchObject({ host: '::1', port: 3306 });
  });

  it('may lead to a unix socket', () => {
    const address = parseDatabaseUrl('mysql://ocs:p@localhost/ocsweb?socketPath=/run/mysqld/mysqld.sock');
    expect(address.socketPath).toBe('/run/mysqld/mysqld.sock');
    expect(describeAddress(address)).toBe('/run/mysqld/mysqld.sock');
  });

  it.each([
    ['ssl=on', { rejectUnauthorized: true }],
    ['ssl=unverified', { rejectUnauthorized: false }],
    ['ssl=off', undefined],
    ['', undefined],
  ])('encrypts the connection as %j asks', (parameters, ssl) => {
    expect(parseDatabaseUrl(`mysql://u:p@h/d?${parameters}`).ssl).toEqual(ssl);
  });

  it('survives the way through a URL whatever characters user and password hold', () => {
    const address = {
      user: 'ünï@site',
      password: 'a:b/c#d?e%f g',
      database: 'ocs-web',
      socketPath: '/tmp/a b/m.sock',
    };
    expect(parseDatabaseUrl(socketUrl(address))).toMatchObject(address);
  });

  it.each([
    ['nonsense', /is not of the form mysql:/],
    ['mysql://ocs:a@b/c#d@host/db', /is not of the form mysql:.* percent-encoded/],
    ['postgres://u:p@h/d', /must begin with mysql:\/\/ or mariadb:\/\/, not postgres:/],
    ['mysql://h/d', /names no user/],
    ['mysql://u:p@h', /names no database/],
    ['mysql://u:p@h/a%2Fb', /characters that are not allowed/],
    ['mysql://u:100%@h/d', /percent-encoded/],
    ['mysql://u:p@h/d?socket=/x', /unknown parameter socket/],
    ['mysql://u:p@h/d?socketPath=x', /begins with \//],
    ['mysql://u:p@h/d?ssl=yes', /ssl=on/],
    ['mysql://u:p@h/d?sslCa=/no/such/file.pem', /\/no\/such\/file\.pem, which cannot be read/],
  ])('%s is refused with a sentence', (url, sentence) => {
    expect(() => parseDatabaseUrl(url)).toThrow(sentence);
    expect(() => parseDatabaseUrl(url)).toThrow(DatabaseError);
  });

  it.each(['mysql://u:hush%@h/d', 'mysql://u:hush@h', 'http://u:hush@h/d', 'u:hush@h/d'])(
    'never repeats the password of %s',
    (url) => {
      expect(() => parseDatabaseUrl(url)).toThrow(/^(?!.*hush)/s);
    },
  );
});
