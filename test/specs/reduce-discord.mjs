// Reduces Discord's OpenAPI document to what judges request bodies: operations with a JSON body, and the schemas these use.
// Run: node test/specs/reduce-discord.mjs openapi.json > test/specs/discord-openapi.json
import { readFileSync } from 'node:fs'

const SOURCE = 'https://github.com/discord/discord-api-spec, specs/openapi.json, commit 74fda0f of 2026-07-18'
const JSON_BODY = 'application/json'
const spec = JSON.parse(readFileSync(process.argv[2], 'utf8'))

const paths = {}
for (const [path, methods] of Object.entries(spec.paths))
  for (const [method, { operationId, requestBody }] of Object.entries(methods)) {
    const schema = requestBody?.content?.[JSON_BODY]?.schema
    if (schema === undefined) continue
    paths[path] = {
      ...paths[path],
      [method]: { operationId, requestBody: { content: { [JSON_BODY]: { schema: withoutTexts(schema) } } } },
    }
  }

const schemas = {}
const references = referencesIn(paths)
for (const reference of references) {
  const name = reference.replace('#/components/schemas/', '')
  if (name in schemas) continue
  schemas[name] = withoutTexts(spec.components.schemas[name])
  references.push(...referencesIn(schemas[name]))
}

const info = { ...spec.info, description: `Request bodies only, reduced from ${SOURCE}` }
process.stdout.write(`${JSON.stringify({ openapi: spec.openapi, info, paths, components: { schemas } })}\n`)

/** Every `$ref` below a value. */
function referencesIn(value) {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, below]) => (key === '$ref' ? [below] : referencesIn(below)))
}

/** A schema without titles and descriptions; properties that have these names stay. */
function withoutTexts(schema, isProperties = false) {
  if (Array.isArray(schema)) return schema.map((each) => withoutTexts(each))
  if (schema === null || typeof schema !== 'object') return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => isProperties || (key !== 'title' && key !== 'description'))
      .map(([key, below]) => [key, withoutTexts(below, !isProperties && key === 'properties')]),
  )
}
