// The app manifest against Slack's own schema, `test/specs/slack-manifest.schema.json`.
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { z } from 'zod'

const schemaUrl = new URL('../../../specs/slack-manifest.schema.json', import.meta.url)

/**
 * What Slack's schema finds wrong with a manifest: a sentence each, with the place in it.
 * @param url of another schema than Slack's own
 * @throws where the schema cannot be read
 */
export function judgeManifest(manifest: unknown, url = schemaUrl): string[] {
  const schema = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(url, 'utf8')))
  const ajv = new Ajv({ allErrors: true, strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  validate(manifest)
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const detail = 'additionalProperty' in params ? ` (${params.additionalProperty})` : ''
    return `${instancePath} ${message}${detail}`
  })
}
