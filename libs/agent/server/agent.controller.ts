import { All, Controller, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { noteInLog, pathOf, Public, quietInLog } from '@ocs/core-server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AgentEndpoint, type OutgoingMessage } from './dialogue/agent-endpoint.js';
import { AgentFiles, type FileAnswer } from './files/agent-files.js';
import { plainAddress } from './transport/address-list.js';

/** The address every agent in the field knows; all paths below it are the same (spec/agent-protocol.md 1.1). */
@ApiExcludeController()
@Public()
@Controller('ocsinventory')
export class AgentController {
  constructor(
    private readonly endpoint: AgentEndpoint,
    private readonly files: AgentFiles,
  ) {}

  @All(['', '*'])
  async message(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (request.method === 'POST') {
      const answer = await this.endpoint.answer({
        body: Buffer.isBuffer(request.body) ? request.body : undefined,
        userAgent: request.headers['user-agent'],
        address: plainAddress(request.ip),
        secure: request.protocol === 'https',
      });
      if (answer.quietLog) {
        quietInLog(request);
        noteInLog(request, answer.quietLog);
      }
      await send(reply, answer);
    } else if (request.method === 'GET') {
      const path = pathOf(request.url);
      await sendFile(
        reply,
        await this.files.answer(path, plainAddress(request.ip), request.headers['user-agent']),
      );
    } else {
      await reply.code(403).send();
    }
  }
}

/** Headers as the original sends them (spec/agent-protocol.md 1.5): always this type, never a Content-Encoding. */
function send(
  reply: FastifyReply,
  { status, body, closeConnection, retryAfter }: OutgoingMessage,
): FastifyReply {
  reply.code(status);
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
