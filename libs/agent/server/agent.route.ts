import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DirectRoutes, noteQuietly, pathOf, setSecurityHeaders } from '@ocs/core-server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AgentAccess } from './access/agent-access.js';
import { AgentEndpoint, type OutgoingMessage } from './dialogue/agent-endpoint.js';
import { AgentFiles, type FileAnswer } from './files/agent-files.js';
import { OverloadGate } from './overload/overload-gate.js';
import { plainAddress } from './transport/address-list.js';

/**
 * The address every agent in the field knows; all paths below it are the same (spec/agent-protocol.md 1.1). Who may come
 * in, and whether there is room for one more, is asked before the body is read.
 */
@Injectable()
export class AgentRoute implements OnModuleInit {
  constructor(
    private readonly routes: DirectRoutes,
    private readonly access: AgentAccess,
    private readonly overload: OverloadGate,
    private readonly endpoint: AgentEndpoint,
    private readonly files: AgentFiles,
  ) {}

  onModuleInit(): void {
    const { instance } = this.routes;
    this.access.guard(instance);
    this.overload.guard(instance);
    for (const url of ['/ocsinventory', '/ocsinventory/*']) {
      instance.all(url, (request, reply) => this.answer(request, reply));
    }
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    switch (request.method) {
      case 'POST':
        await this.message(request, reply);
        break;
      case 'GET':
        await this.file(request, reply);
        break;
      default:
        setSecurityHeaders(request, reply);
        await reply.code(403).send();
    }
  }

  private async message(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const answer = await this.endpoint.answer({
      body: Buffer.isBuffer(request.body) ? request.body : undefined,
      userAgent: request.headers['user-agent'],
      address: plainAddress(request.ip),
      secure: request.protocol === 'https',
    });
    if (answer.quietLog) noteQuietly(request, answer.quietLog);
    await send(reply, answer);
  }

  private async file(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const address = plainAddress(request.ip);
    const answer = await this.files.answer(pathOf(request.url), address, request.headers['user-agent']);
    setSecurityHeaders(request, reply);
    await sendFile(reply, answer);
  }
}

/**
 * Headers as the original sends them (spec/agent-protocol.md 1.5): always this type, never a Content-Encoding. No page of
 * a browser can have sent such a message, so those that guard pages are left out.
 */
function send(
  reply: FastifyReply,
  { status, body, closeConnection, retryAfter }: OutgoingMessage,
): FastifyReply {
  reply.code(status).header('x-content-type-options', 'nosniff');
  if (closeConnection) reply.header('connection', 'close');
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  if (!body) return reply.send();
  return reply
    .header('cache-control', 'no-cache')
    .header('content-type', 'application/x-compressed')
    .send(body);
}

/** Headers of a delivered file as the original sends them (spec/agent-protocol.md 1.1). */
function sendFile(reply: FastifyReply, { status, content, cacheControl }: FileAnswer): FastifyReply {
  reply.code(status);
  if (!content) return reply.send();
  if (cacheControl !== undefined) reply.header('cache-control', cacheControl);
  return reply.header('content-type', 'Application/octet-stream').send(content);
}
