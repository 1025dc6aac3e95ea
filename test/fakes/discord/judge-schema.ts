// Request bodies against Discord's official OpenAPI document, compiled one operation at a time and once per process.
// The document is `test/specs/discord-openapi.json`; without it nothing is judged and the test fails.
import { readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { z } from 'zod'

const documentUrl = new URL('../../specs/discord-openapi.json', import.meta.url)

const Spec = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
})
const Operation = z.looseObject({ operationId: z.string(), requestBody: z.unknown() })
const Typed = z.looseObject({ type: z.number() })

/** The parts of an interaction's answer by its type: judged alone, the errors speak of one thing. */
const answers: Record<number, string> = {
  4: 'CreateMessageInteractionCallbackRequest',
  5: 'CreateMessageInteractionCallbackRequest',
  6: 'UpdateMessageInteractionCallbackRequest',
  7: 'UpdateMessageInteractionCallbackRequest',
  8: 'ApplicationCommandAutocompleteCallbackRequest',
  9: 'ModalInteractionCallbackRequest',
}

let loaded: { ajv: Ajv2020; pointers: Map<string, string> } | undefined
const compiled = new Map<string, ValidateFunction>()

/**
 * Compiles what these operations need, so that no deadline is missed over it later; about a second and a half.
 * @throws where the document has no body for one of them, which would then go unjudged
 */
export function prepare(operations: readonly string[]) {
  for (const operation of operations) {
    if (!validator(operation, undefined)) throw new Error(`Discord's document has no body for ${operation}`)
    if (operation !== 'create_interaction_response') continue
    for (const type of Object.keys(answers)) validator(operation, { type: Number(type) })
  }
}

/** What the document finds wrong with a body; nothing where it knows no body for this operation. */
export function judgeSchema(operation: string, body: unknown) {
  const validate = validator(operation, body)
  if (!validate || validate(asDocumented(body))) return []
  return [{ rule: 'openapi', detail: summary(validate.errors ?? []), refused: true }]
}

function validator(operation: string, body: unknown): ValidateFunction | undefined {
  loaded ??= load()
  const answer = Typed.safeParse(body)
  const name = operation === 'create_interaction_response' && answer.success ? answers[answer.data.type] : undefined
  const pointer = name === undefined ? loaded.pointers.get(operation) : `/components/schemas/${name}`
  if (pointer === undefined) return undefined
  const known = compiled.get(pointer)
  if (known) return known
  const fresh = loaded.ajv.compile({ $ref: `discord#${pointer}` })
  compiled.set(pointer, fresh)
  return fresh
}

function load() {
  const spec = Spec.parse(JSON.parse(readFileSync(documentUrl, 'utf8')))
  const ajv = new Ajv2020({ strict: false, validateSchema: false, code: { optimize: false } })
  ajvFormats.default(ajv)
  for (const format of ['int32', 'int64', 'double', 'nonce']) ajv.addFormat(format, true)
  ajv.addFormat('snowflake', /^(0|[1-9]\d{0,19})$/)
  ajv.addSchema(spec, 'discord')
  const pointers = new Map<string, string>()
  for (const [path, methods] of Object.entries(spec.paths))
    for (const [method, declared] of Object.entries(methods)) {
      const operation = Operation.safeParse(declared)
      if (!operation.success || operation.data.requestBody === undefined) continue
      const parts = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema']
      pointers.set(operation.data.operationId, `/${parts.map(escaped).join('/')}`)
    }
  return { ajv, pointers }
}

const escaped = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))

/** The document wants permissions as a number; Discord's reference and every client send a string of digits. */
function asDocumented(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(asDocumented)
  const command = z.looseObject({ default_member_permissions: z.string().regex(/^\d{1,15}$/) }).safeParse(body)
  if (!command.success) return body
  return { ...command.data, default_member_permissions: Number(command.data.default_member_permissions) }
}

/** The errors that lie deepest, since those of a union's other members only add noise. */
function summary(errors: ErrorObject[]): string {
  const depth = Math.max(...errors.map((one) => one.instancePath.split('/').length))
  const deepest = errors.filter((one) => one.instancePath.split('/').length === depth)
  const said = deepest.map((one) => `${one.instancePath || '/'} ${one.message} ${JSON.stringify(one.params)}`)
  return [...new Set(said)].slice(0, 4).join('; ')
}
