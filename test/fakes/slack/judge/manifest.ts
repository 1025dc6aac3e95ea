// The app manifest against Slack's own schema, which lies outside the project.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { z } from 'zod'

/** `isChecked` is false where the schema is not there; `findings` then say so. */
export interface ManifestVerdict {
  isChecked: boolean
  findings: string[]
}

/** Check a manifest against `slack-manifest.schema.json` in `PLATFORM_SPECS` (default `../shared/specs`). */
export function judgeManifest(
  manifest: unknown,
  folder = process.env.PLATFORM_SPECS ?? '../shared/specs',
): ManifestVerdict {
  const file = join(folder, 'slack-manifest.schema.json')
  if (!existsSync(file)) return { isChecked: false, findings: [`No ${file}: the manifest was not checked`] }
  const schema = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')))
  const ajv = new Ajv({ allErrors: true, strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  validate(manifest)
  const findings = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const detail = 'additionalProperty' in params ? ` (${params.additionalProperty})` : ''
    return `${instancePath} ${message}${detail}`
  })
  return { isChecked: true, findings }
}
