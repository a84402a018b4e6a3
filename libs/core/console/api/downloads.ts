import { DOCUMENT, Injectable, Injector, inject } from '@angular/core';
import { AccessTokens } from './access-tokens.js';
import { toQuery, type QueryParameters } from './api-client.js';
import { ApiProblem, SERVER_AWAY, SESSION_ENDED, problemOf } from './api-problem.js';

/** How far a download is. */
export interface DownloadProgress {
  /** Lines that came, the header included; 0 when the content has none. */
  readonly lines: number;
  /** Rows to come, as the server says in `X-Total-Rows`. */
  readonly rows: number | undefined;
}

export interface DownloadOptions {
  readonly query?: QueryParameters;
  /** Cancels it: nothing is kept. */
  readonly signal?: AbortSignal;
  readonly progress?: (progress: DownloadProgress) => void;
  /** Where the server names none. */
  readonly fileName?: string;
}

const LINE_END = 10;

/** Takes a file from the API and hands it to the browser's downloads. Failures are {@link ApiProblem}. */
@Injectable({ providedIn: 'root' })
export class Downloads {
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);

  async save(path: string, options: DownloadOptions = {}): Promise<void> {
    const response = await this.ask(path, options);
    const name = fileNameOf(response) ?? options.fileName ?? 'export';
    this.hand(await read(response, options), name);
  }

  /** Hands text the page already has to the browser's downloads. */
  saveText(text: string, name: string, type = 'text/plain'): void {
    this.hand(new Blob([text], { type: `${type};charset=utf-8` }), name);
  }

  private async ask(path: string, options: DownloadOptions): Promise<Response> {
    const tokens = this.injector.get(AccessTokens);
    const token = await tokens.current();
    if (token === undefined) return sessionEnded(tokens);
    const first = await request(path, token, options);
    if (first.status !== 401) return accepted(first);
    const renewed = await tokens.renew(token);
    return renewed === undefined ? sessionEnded(tokens) : accepted(await request(path, renewed, options));
  }

  private hand(content: Blob, name: string): void {
    const address = URL.createObjectURL(content);
    const link = this.document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // The browser has taken it over by then; the address itself would keep the content in memory.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

function sessionEnded(tokens: AccessTokens): never {
  tokens.ended();
  throw new ApiProblem({ code: SESSION_ENDED, status: 401 });
}

async function request(path: string, token: string, { query, signal }: DownloadOptions): Promise<Response> {
  const search = toQuery(query).toString();
  try {
    return await fetch(search === '' ? path : `${path}?${search}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: signal ?? null,
    });
  } catch {
    throw abandonedOrAway(signal);
  }
}

async function accepted(response: Response): Promise<Response> {
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  throw problemOf(response.status, body);
}

async function read(response: Response, { signal, progress }: DownloadOptions): Promise<Blob> {
  const reader = response.body?.getReader();
  const header = response.headers.get('x-total-rows');
  const rows = header === null ? undefined : Number(header);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let lines = 0;
  try {
    for (;;) {
      const step = await reader?.read();
      if (step?.value === undefined) break;
      chunks.push(step.value);
      for (const byte of step.value) if (byte === LINE_END) lines++;
      progress?.({ lines, rows });
    }
  } catch {
    throw abandonedOrAway(signal);
  }
  return new Blob(chunks, { type: response.headers.get('content-type') ?? 'application/octet-stream' });
}

const abandonedOrAway = (signal: AbortSignal | undefined): ApiProblem =>
  new ApiProblem({ code: signal?.aborted === true ? 'request.abandoned' : SERVER_AWAY });

function fileNameOf(response: Response): string | undefined {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
}
