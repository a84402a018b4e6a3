import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ActingAs,
  type Actor,
  ApiAnswer,
  csvReply,
  RequirePermission,
  SignedInAs,
  type Viewer,
  ZodParam,
  ZodQuery,
} from '@ocs/core-server';
import type { ComputerList, ComputerNeighbours, Distribution, FoundComputers } from '@ocs/inventory-contract';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { computerAddress } from '../computers.schemas.js';
import { ComputerExport } from './computer-export.js';
import { ComputerLists } from './computer-lists.js';
import { Distributions } from './distribution/distributions.js';
import { FindRepository } from './find.repository.js';
import { fileLanguage } from './file-language.rule.js';
import {
  distributionAnswer,
  distributionExportQuery,
  type DistributionExportQuery,
  distributionQuery,
  type DistributionQuery,
  exportQuery,
  type ExportQuery,
  findAnswer,
  findQuery,
  listAnswer,
  listQuery,
  type ListQuery,
  neighboursAnswer,
  neighboursQuery,
  type NeighboursQuery,
} from './lists.schemas.js';

const COUNT_HEADING = { en: 'Computers', fr: 'Ordinateurs' } as const;

/** Lists of computers and what is derived from them (libs/inventory/contract/api/computers.ts). */
@ApiTags('computers')
@RequirePermission('computers.read')
@Controller('api/computers')
export class ListsController {
  constructor(
    private readonly lists: ComputerLists,
    private readonly exports: ComputerExport,
    private readonly distributions: Distributions,
    private readonly finder: FindRepository,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All computers, page by page' })
  @ApiAnswer(listAnswer)
  async list(@SignedInAs() viewer: Viewer, @ZodQuery(listQuery) query: ListQuery): Promise<ComputerList> {
    return this.lists.list(viewer, query);
  }

  @Get('export')
  @ApiOperation({ summary: 'All rows of a list of computers as CSV, with exactly the columns asked for' })
  @ApiAnswer('text/csv; the header X-Total-Rows tells how many rows follow')
  async export(
    @ActingAs() actor: Actor,
    @ZodQuery(exportQuery) query: ExportQuery,
    @Headers('accept-language') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const { separator, bom } = query;
    const list = await this.exports.start(actor, query, fileLanguage(query.language, accepted));
    return csvReply(reply, { fileName: 'computers.csv', separator, bom, ...list });
  }

  @Get('distribution')
  @ApiOperation({ summary: 'How many computers have each value of a column' })
  @ApiAnswer(distributionAnswer)
  async distribution(
    @SignedInAs() viewer: Viewer,
    @ZodQuery(distributionQuery) query: DistributionQuery,
  ): Promise<Distribution> {
    return this.distributions.page(viewer, query);
  }

  @Get('distribution/export')
  @ApiOperation({ summary: 'The whole distribution of a column as CSV' })
  @ApiAnswer('text/csv; the header X-Total-Rows tells how many rows follow')
  async distributionExport(
    @SignedInAs() viewer: Viewer,
    @ZodQuery(distributionExportQuery) query: DistributionExportQuery,
    @Headers('accept-language') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    const { column, rows } = await this.distributions.all(viewer, query);
    const language = fileLanguage(query.language, accepted);
    return csvReply(reply, {
      fileName: 'distribution.csv',
      separator: query.separator,
      bom: query.bom,
      header: [column.label[language], COUNT_HEADING[language]],
      rows: Readable.from(rows.map(({ value, count }) => [value, count])),
      total: rows.length,
    });
  }

  @Get('find')
  @ApiOperation({ summary: 'The global search: a few computers and software names, best first' })
  @ApiAnswer(findAnswer)
  async find(
    @SignedInAs() viewer: Viewer,
    @ZodQuery(findQuery) { q }: { q: string },
  ): Promise<FoundComputers> {
    return this.finder.find(viewer, q);
  }

  @Get(':id/neighbours')
  @ApiOperation({ summary: 'Where a computer stands in the list one came from' })
  @ApiAnswer(neighboursAnswer)
  async neighbours(
    @SignedInAs() viewer: Viewer,
    @ZodParam(computerAddress) { id }: { id: string },
    @ZodQuery(neighboursQuery) query: NeighboursQuery,
  ): Promise<ComputerNeighbours> {
    return this.lists.neighbours(viewer, Number(id), query);
  }
}
