// The OpenAPI 3.1 document, made from the declarations in `schemas.ts` by which requests are read.
import * as z from 'zod'
import type { ApiResourceName, WebhookEventType } from '../../../src/contracts/programs.ts'
import {
  answerSchema,
  errorSchema,
  eventDataSchemas,
  eventSchema,
  filterSchemas,
  itemSchemas,
  pagingSchema,
  RESOURCE_NAMES,
  requestSchemas,
  viewSchema,
} from './schemas.ts'

type Json = Readonly<Record<string, unknown>>

/** @param publicUrl of this installation, without a trailing slash */
export function createOpenApiDocument(publicUrl: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Proxy',
      version: '1',
      summary: "A person's tasks, steps, habits and days, for their own programs.",
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    paths: {
      ...Object.fromEntries(RESOURCE_NAMES.map((name) => [`/api/${name}`, { get: listOperation(name) }])),
      '/api/requests': { post: requestOperation() },
      '/api/openapi.json': {
        get: {
          operationId: 'getOpenApi',
          summary: 'This document',
          security: [],
          responses: { 200: jsonResponse('This document', { type: 'object' }) },
        },
      },
    },
    webhooks: Object.fromEntries(
      (Object.keys(eventDataSchemas) as WebhookEventType[]).map((type) => [type, { post: eventOperation(type) }]),
    ),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of `token add`, or the access token of a session.',
        },
      },
      schemas: componentSchemas(),
    },
  }
}

function listOperation(name: ApiResourceName): Json {
  return {
    operationId: `list${capital(name)}`,
    summary: SUMMARIES[name],
    parameters: [...parametersOf(filterSchemas[name]), ...parametersOf(pagingSchema), IF_NONE_MATCH],
    responses: {
      200: {
        ...jsonResponse('A page of them, oldest first', {
          type: 'object',
          properties: {
            items: { type: 'array', items: { $ref: `#/components/schemas/${ITEM_NAMES[name]}` } },
            next: { type: ['string', 'null'], description: '`cursor` of the next page; null after the last' },
          },
          required: ['items', 'next'],
          additionalProperties: false,
        }),
        headers: {
          ETag: { schema: { type: 'string' }, description: 'Send it as If-None-Match to learn if anything changed' },
        },
      },
      304: { description: 'Nothing changed' },
      ...errorResponses(400, 401, 403, 429),
    },
  }
}

const requestOperation = (): Json => ({
  operationId: 'sendRequest',
  summary: 'Say a line, press a button, or name a command',
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { anyOf: Object.values(requestSchemas).map((schema) => toSchema(schema, 'input')) },
      },
    },
  },
  responses: {
    200: jsonResponse('The answer', { $ref: '#/components/schemas/Answer' }),
    ...errorResponses(400, 401, 403, 413, 422, 429, 500),
  },
})

const eventOperation = (type: WebhookEventType): Json => ({
  operationId: `on${type.split('.').map(capital).join('')}`,
  summary: EVENTS[type],
  description:
    'Posted to each webhook of `webhook add`, signed as https://www.standardwebhooks.com describes. It comes in order, and again until it is accepted: what has a known `webhook-id` came before.',
  security: [],
  parameters: SIGNATURE_HEADERS.map(([name, description]) => ({
    ...{ name, in: 'header', required: true, description },
    schema: { type: 'string' },
  })),
  requestBody: {
    required: true,
    content: { 'application/json': { schema: toSchema(eventSchema(type), 'output') } },
  },
  responses: {
    '2XX': { description: 'Accepted' },
    410: { description: 'The address is no longer one: the webhook is paused' },
    default: { description: 'Not accepted: it comes again, after Retry-After at the earliest' },
  },
})

const SIGNATURE_HEADERS = [
  ['webhook-id', 'The event: the same at each try'],
  ['webhook-timestamp', 'Seconds since 1970 in UTC, of this try'],
  ['webhook-signature', '`v1,` and base64 of the HMAC-SHA256 of `id.timestamp.body`'],
] as const

const EVENTS: Readonly<Record<WebhookEventType, string>> = {
  'task.done': 'A task was done',
  'task.undone': 'A task that was done is open again',
  'focus.begun': 'A focus session began',
  'focus.ended': 'A focus session ended',
  'nudge.sent': 'A reminder or check-in was sent',
  ping: 'A test, by `webhook test`',
}

const SUMMARIES: Readonly<Record<ApiResourceName, string>> = {
  tasks: 'Tasks of the person, open ones unless asked otherwise',
  steps: 'Steps of their tasks',
  habits: 'Habits',
  energy: 'Energy readings',
  focus: 'Focus sessions',
  rituals: 'Morning plans: up to three tasks a day',
  goals: 'Goals',
  nudges: 'Reminders and check-ins: planned, sent, missed',
}

const ITEM_NAMES: Readonly<Record<ApiResourceName, string>> = {
  tasks: 'Task',
  steps: 'Step',
  habits: 'Habit',
  energy: 'EnergyReading',
  focus: 'FocusSession',
  rituals: 'MorningRitual',
  goals: 'Goal',
  nudges: 'Nudge',
}

const ERRORS: Readonly<Record<number, string>> = {
  400: 'The request is not as declared',
  401: 'No valid token',
  403: 'The token does not allow this',
  413: 'Too long',
  422: 'Refused; the error says by which rule',
  429: 'Too much at once',
  500: 'It failed, and nothing was saved',
}

const errorResponses = (...statuses: readonly number[]): Json =>
  Object.fromEntries(
    statuses.map((status) => [status, jsonResponse(ERRORS[status] ?? '', { $ref: '#/components/schemas/Error' })]),
  )

const jsonResponse = (description: string, schema: Json): Json => ({
  description,
  content: { 'application/json': { schema } },
})

const IF_NONE_MATCH: Json = { name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } }

function parametersOf(schema: z.ZodObject): Json[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: false,
    // A coerced number is anything before it is read.
    schema: name === 'limit' ? { type: 'integer', minimum: 1, maximum: 200, default: 50 } : property,
  }))
}

function componentSchemas(): Json {
  const all = { ...itemSchemas, view: viewSchema, answer: answerSchema, error: errorSchema }
  return Object.fromEntries(
    Object.values(all).map((schema) => {
      const name = String(z.globalRegistry.get(schema)?.id)
      return [name, toSchema(schema, 'output')]
    }),
  )
}

/** A schema as OpenAPI 3.1 takes it: parts with a name of their own are references to the components. */
function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, $defs = {}, ...made } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' })
  // A schema with a name is a reference to its own definition, which is the component.
  const name = z.globalRegistry.get(schema)?.id
  const { id: _id, ...own } = name === undefined ? made : ($defs[name] ?? made)
  return JSON.parse(JSON.stringify(own).replaceAll('"#/$defs/', '"#/components/schemas/'))
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
