import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { invalid } from './domain-error.js';
import { fieldProblems } from './field-problems.rule.js';

/** Where a request carries values, as {@link parseAtEdge} names it when it refuses. */
type Place = 'body' | 'query' | 'params';

/** A schema as @nestjs/swagger takes it; the package does not export the type. */
type SchemaObject = Extract<Parameters<typeof ApiResponse>[0], { schema: object }>['schema'];

/**
 * Validated body of a request: `@ZodBody(signInRequest) body: SignInRequest`. A body that does not fit answers 400
 * `request.invalid` with one entry per field. The schema also documents the route in the OpenAPI file.
 */
export const ZodBody = (schema: z.ZodType): ParameterDecorator =>
  documented('body', schema, [ApiBody({ schema: openApi(schema) })]);

/** Validated query string; every property of the schema becomes a documented parameter. Unknown ones are refused. */
export const ZodQuery = (schema: z.ZodObject): ParameterDecorator =>
  documented(
    'query',
    schema.strict(),
    properties(schema).map(([name, property, required]) =>
      ApiQuery({ name, required, schema: property, ...described(property) }),
    ),
  );

/** Validated parameters of the path. */
export const ZodParam = (schema: z.ZodObject): ParameterDecorator =>
  documented(
    'params',
    schema,
    properties(schema).map(([name, property]) =>
      ApiParam({ name, schema: property, ...described(property) }),
    ),
  );

/** Documents the successful answer of a route: its schema, or only what it is when it carries no JSON. */
export const ApiAnswer = (answer: z.ZodType | string, status = 200): MethodDecorator & ClassDecorator =>
  typeof answer === 'string'
    ? ApiResponse({ status, description: answer })
    : ApiResponse({ status, description: answer.description ?? 'OK', schema: openApi(answer, 'output') });

/** Parses what a request carries, or throws the problem that names each rejected field. */
export function parseAtEdge<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  place: Place,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalid(
    'request.invalid',
    `The ${PLACES[place]} of the request has values that are not accepted.`,
    fieldProblems(result.error.issues, input),
  );
}

const PLACES: Readonly<Record<Place, string>> = { body: 'body', query: 'query', params: 'path' };

/** A parameter decorator that parses at the edge and documents the route it stands in. */
function documented(
  place: Place,
  schema: z.ZodType,
  documentation: readonly MethodDecorator[],
): ParameterDecorator {
  const parameter = createParamDecorator((_: unknown, context: ExecutionContext) =>
    // A request without any body is answered by the schema ("required"), not by an exception.
    parseAtEdge(schema, context.switchToHttp().getRequest<FastifyRequest>()[place] ?? {}, place),
  )();
  return (target, key, index) => {
    parameter(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key !== undefined && descriptor) applyDecorators(...documentation)(target, key, descriptor);
  };
}

function openApi(schema: z.ZodType, io: 'input' | 'output' = 'input'): SchemaObject {
  return z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any' }) as SchemaObject;
}

function properties(
  schema: z.ZodObject,
): (readonly [name: string, schema: SchemaObject, required: boolean])[] {
  const whole = openApi(schema) as {
    properties?: Record<string, SchemaObject>;
    required?: readonly string[];
  };
  return Object.entries(whole.properties ?? {}).map(([name, property]) => [
    name,
    property,
    whole.required?.includes(name) ?? false,
  ]);
}

function described(schema: SchemaObject): { description?: string } {
  const { description } = schema as { description?: string };
  return description === undefined ? {} : { description };
}
