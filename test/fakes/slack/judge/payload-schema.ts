// A JSON schema of Block Kit, generated from `@slack/types` when a test first needs it, with the limits that its
// comments state ("Maximum length for this field is 75 characters") made into keywords.
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { z } from 'zod'
import { asRecord, walk } from '../blocks.ts'
import { commentLimits } from './comment-limits.ts'

type Schema = Record<string, unknown>
type Kind = 'message' | 'modal' | 'home'

const require = createRequire(import.meta.url)
const ROOTS = { modal: 'ModalView', home: 'HomeView' } as const
let loading: Promise<(kind: Kind, sent: Record<string, unknown>) => string[]> | undefined

/** The schema's objections to a payload as sent. Generated once per process, kept between processes by version. */
export function loadPayloadSchema(): Promise<(kind: Kind, sent: Record<string, unknown>) => string[]> {
  loading ??= load()
  return loading
}

/** Every limit found in the comments of `@slack/types`, for a test that they are found at all. */
export async function countCommentLimits(): Promise<number> {
  const { limits } = withLimits(await generated())
  return limits
}

async function load() {
  const { schema } = withLimits(await generated())
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false })
  ajv.addSchema({ ...schema, $id: 'slack' })
  const compile = (body: Schema) => ajv.compile(body)
  const validators: Record<Kind, ValidateFunction> = {
    message: compile({ properties: { blocks: { type: 'array', items: { $ref: 'slack#/definitions/KnownBlock' } } } }),
    modal: compile({ $ref: `slack#/definitions/${ROOTS.modal}` }),
    home: compile({ $ref: `slack#/definitions/${ROOTS.home}` }),
  }
  return (kind: Kind, sent: Record<string, unknown>): string[] => {
    const validate = validators[kind]
    if (validate(sent)) return []
    return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(sentence)
  }
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  const detail = 'additionalProperty' in params ? ` (${params.additionalProperty})` : ''
  const allowed = 'allowedValues' in params ? ` (${params.allowedValues})` : ''
  return `${instancePath} ${message}${detail}${allowed}`
}

const cachedSchema = z.looseObject({ definitions: z.record(z.string(), z.record(z.string(), z.unknown())) })
type Generated = z.infer<typeof cachedSchema>

/** The bare schema. Generating takes seconds, so it is kept in the temporary folder under both packages' versions. */
async function generated(): Promise<Generated> {
  const types = require.resolve('@slack/types/package.json')
  const kept = join(tmpdir(), `slack-types-${versionAt(types)}-schema-${generatorVersion()}.json`)
  if (existsSync(kept)) {
    const known = cachedSchema.safeParse(jsonOrUndefined(readFileSync(kept, 'utf8')))
    if (known.success) return known.data
  }
  const { createGenerator } = await import('ts-json-schema-generator')
  const schema = createGenerator({
    path: join(dirname(types), 'dist/index.d.ts'),
    skipTypeCheck: true,
    expose: 'export',
    topRef: false,
    additionalProperties: false,
  }).createSchema('*')
  const text = JSON.stringify(schema)
  // Written aside and renamed: two test processes may do this at once.
  const aside = `${kept}.${randomUUID()}`
  writeFileSync(aside, text)
  renameSync(aside, kept)
  return cachedSchema.parse(JSON.parse(text))
}

function versionAt(packageFile: string): string {
  return z.looseObject({ version: z.string() }).parse(JSON.parse(readFileSync(packageFile, 'utf8'))).version
}

function generatorVersion(): string {
  const entry = require.resolve('ts-json-schema-generator')
  const root = entry.slice(0, entry.lastIndexOf('ts-json-schema-generator') + 'ts-json-schema-generator'.length)
  return versionAt(join(root, 'package.json'))
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The schema with limits from comments, and unions told apart by `type` so that objections stay readable. */
function withLimits(schema: Generated): { schema: Generated; limits: number } {
  const copy = structuredClone(schema)
  let limits = 0
  // `AnyBlock` also admits the bare `Block`, through which anything unknown would slip.
  if (copy.definitions.KnownBlock) copy.definitions.AnyBlock = { $ref: '#/definitions/KnownBlock' }
  walk(copy.definitions, (object) => {
    const properties = asRecord(object.properties)
    if (!properties) return
    for (const [name, property] of Object.entries(properties)) {
      const described = asRecord(property)
      if (typeof described?.description !== 'string') continue
      const { description, ...bare } = described
      const found = commentLimits(description, bare)
      limits += found.length
      if (found.length > 0) properties[name] = { allOf: [bare, ...found] }
    }
  })
  // All unions are read before the first is rewritten, since one may be part of another.
  const unions: { object: Schema; cases: Map<string, Schema[]> }[] = []
  walk(copy.definitions, (object) => {
    const cases = casesByType(copy, object)
    if (cases) unions.push({ object, cases })
  })
  for (const { object, cases } of unions) {
    delete object.anyOf
    object.allOf = [
      { type: 'object', required: ['type'], properties: { type: { enum: [...cases.keys()] } } },
      ...[...cases].map(([type, bodies]) => ({
        if: { properties: { type: { const: type } } },
        // biome-ignore lint/suspicious/noThenProperty: JSON schema calls it that
        then: bodies.length === 1 ? bodies[0] : { anyOf: bodies },
      })),
    ]
  }
  return { schema: copy, limits }
}

/** For a union of objects told apart by `type`: type → the schemas it may follow (an image block has two). */
function casesByType(schema: Generated, object: Schema): Map<string, Schema[]> | undefined {
  if (!Array.isArray(object.anyOf)) return undefined
  const cases = new Map<string, Schema[]>()
  for (const option of object.anyOf) {
    const body = asRecord(option)
    if (!body) return undefined
    const target = resolved(schema, body)
    const type = constantOf(asRecord(asRecord(target.properties)?.type))
    const inner = type === undefined ? casesByType(schema, target) : new Map([[type, [body]]])
    if (!inner) return undefined
    for (const [name, bodies] of inner) cases.set(name, [...(cases.get(name) ?? []), ...bodies])
  }
  return cases.size > 0 ? cases : undefined
}

function constantOf(schema: Schema | undefined): string | undefined {
  if (typeof schema?.const === 'string') return schema.const
  // A commented property sits inside the allOf that carries its limits.
  if (Array.isArray(schema?.allOf)) return constantOf(asRecord(schema.allOf[0]))
  return undefined
}

function resolved(schema: Generated, body: Schema): Schema {
  if (typeof body.$ref !== 'string') return body
  const name = decodeURIComponent(body.$ref.replace('#/definitions/', ''))
  return resolved(schema, schema.definitions[name] ?? {})
}
