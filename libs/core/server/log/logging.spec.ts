import { Writable } from 'node:stream';
import { fastify, LogController } from 'fastify';
import { describe, expect, it } from 'vitest';
import { logRequests, logSettings, noteInLog, noteQuietly, StructuredLogger } from './logging.js';

function recorder() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const app = fastify({
    logger: { ...logSettings('debug'), stream },
    logController: new LogController({ disableRequestLogging: true }),
  });
  logRequests(app);
  return { app, lines, parsed: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('log', () => {
  it('has one line a request, with what the handler noted and without the query', async () => {
    const { app, parsed } = recorder();
    app.get('/api/computers', async (request) => {
      noteInLog(request, { computer: 7 });
      noteInLog(request, { decision: 'SEND' });
      return 'ok';
    });
    await app.inject({ url: '/api/computers?q=somebody', headers: { authorization: 'Bearer abc' } });
    expect(parsed()).toHaveLength(1);
    expect(parsed()[0]).toMatchObject({
      level: 30,
      method: 'GET',
      path: '/api/computers',
      status: 200,
      computer: 7,
      decision: 'SEND',
      ip: '127.0.0.1',
    });
    expect(JSON.stringify(parsed())).not.toMatch(/somebody|abc/);
  });

  it('keeps quiet about machines that only look whether we live, and hides the agents’ key', async () => {
    const { app, parsed } = recorder();
    app.get('/health/live', async () => 'ok');
    await app.inject('/health/live');
    await app.inject({ method: 'POST', url: '/ocsinventory/the-secret-key' });
    expect(parsed().map(({ level, path }) => [level, path])).toEqual([
      [20, '/health/live'],
      [30, '/ocsinventory/[hidden]'],
    ]);
  });

  it('shows a request that went well, as thousands do, at level debug only', async () => {
    const { app, parsed } = recorder();
    app.post('/ocsinventory', async (request) => {
      noteQuietly(request, { decision: 'STOP' });
      return 'ok';
    });
    await app.inject({ method: 'POST', url: '/ocsinventory' });
    expect(parsed()).toMatchObject([{ level: 20, path: '/ocsinventory', decision: 'STOP' }]);
  });

  it('hides secrets wherever they stand', () => {
    const { app, lines } = recorder();
    app.log.info({
      password: 'swordfish',
      body: { newPassword: 'swordfish' },
      req: { headers: { cookie: 'swordfish' } },
    });
    expect(lines[0]).not.toContain('swordfish');
    expect(lines[0]).toContain('[hidden]');
  });

  it('tells name, message, code, stack and cause of an error, and nothing that was bound to a statement', () => {
    const { app, parsed } = recorder();
    const cause = Object.assign(new Error('Duplicate entry'), {
      code: 'ER_DUP_ENTRY',
      parameters: ['swordfish'],
    });
    app.log.error({ err: new Error('failed', { cause }) });
    expect(parsed()[0]).toMatchObject({
      err: { type: 'Error', message: 'failed', cause: { code: 'ER_DUP_ENTRY', message: 'Duplicate entry' } },
    });
    expect(JSON.stringify(parsed())).not.toContain('swordfish');
  });

  it('takes what Nest has to say', () => {
    const { app, parsed } = recorder();
    const logger = new StructuredLogger(app.log);
    logger.log('mapped', 'RouterExplorer');
    logger.log('listening', 'server');
    logger.error('broken', 'Error: broken\n at x', 'Worker');
    logger.warn(new Error('odd'), 'Worker');
    expect(parsed()).toMatchObject([
      { level: 20, msg: 'mapped', context: 'RouterExplorer' },
      { level: 30, msg: 'listening', context: 'server' },
      { level: 50, msg: 'broken', context: 'Worker', stack: 'Error: broken\n at x' },
      { level: 40, msg: 'odd', context: 'Worker', err: { message: 'odd' } },
    ]);
  });
});
