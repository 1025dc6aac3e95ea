// A client generated from the served OpenAPI document by a generator of others compiles, a wrong one does not, and what
// was compiled works.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { transform } from 'esbuild'
import openapiTS, { type OpenAPI3 } from 'openapi-typescript'
import { expect, onTestFinished, test } from 'vitest'
import { opener } from '../../support/databases.ts'
import { servePage } from '../../support/page.ts'
import { talk } from '../../support/talk.ts'

const openDatabase = opener('sqlite')
const root = resolve(import.meta.dirname, '../../..')

/** A widget on the generated types: the next three things, a tick, and what to do when the server calls. Twenty lines. */
const WIDGET = `
import type { components, paths, webhooks } from './api'
type Page = paths['/api/tasks']['get']['responses'][200]['content']['application/json']
type Ask = NonNullable<paths['/api/requests']['post']['requestBody']>['content']['application/json']
type Answer = paths['/api/requests']['post']['responses'][200]['content']['application/json']
type Done = NonNullable<webhooks['task.done']['post']['requestBody']>['content']['application/json']
export const openWall = (origin: string, token: string) => {
  const headers = { authorization: 'Bearer ' + token, 'content-type': 'application/json' }
  const next = async (): Promise<components['schemas']['Task'][]> => {
    const page: Page = await (await fetch(origin + '/api/tasks?limit=3', { headers })).json()
    return page.items
  }
  const tick = async (id: string): Promise<string> => {
    const body: Ask = { press: 'task done task:' + id }
    const answer: Answer = await (await fetch(origin + '/api/requests', { method: 'POST', headers, body: JSON.stringify(body) })).json()
    return answer.view.title
  }
  const onDone = ({ id, type, data }: Done): string => \`\${type} \${id}: \${data.title}, \${data.due?.day ?? 'no date'}\`
  return { next, tick, onDone }
}
`

/** What the compiler says of the widget beside the generated types; '' where all is well. */
async function compile(folder: string, source: string): Promise<string> {
  await writeFile(join(folder, 'widget.ts'), source)
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler']
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const args = [tsc, ...options, '--lib', 'es2022,dom', 'widget.ts']
  // In that folder, where no configuration of the project holds.
  return promisify(execFile)(process.execPath, args, { cwd: folder }).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  )
}

test('a generated client compiles, a wrong one does not, and it works', async () => {
  const page = await servePage(await openDatabase())
  const ann = page.earth.person('ann')
  await talk(ann, [['Call vet tomorrow 14:00 #cat', 'Added']])
  const document = (await (await fetch(`${page.origin}/api/openapi.json`)).json()) as OpenAPI3 & {
    readonly webhooks: object
  }
  expect(Object.keys(document.webhooks)).toEqual([
    ...['task.done', 'task.undone', 'focus.begun', 'focus.ended', 'nudge.sent', 'ping'],
  ])
  const folder = await mkdtemp(join(tmpdir(), 'widget-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'api.d.ts'), await openapiTS(document))
  expect(await compile(folder, WIDGET)).toBe('')
  for (const [right, wrong] of [
    ['data.title', 'data.tittle'],
    ['answer.view.title', 'answer.view.headline'],
    ["'/api/tasks']", "'/api/task']"],
    ["{ press: '", "{ pres: '"],
  ] as const)
    expect([wrong, (await compile(folder, WIDGET.replace(right, wrong))) === '']).toEqual([wrong, false])
  const { code } = await transform(WIDGET, { loader: 'ts', format: 'esm' })
  const { openWall } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  const token = /pxt_[0-9a-f]{64}/.exec(JSON.stringify((await ann.says('token add Wall scope:write')).view))?.[0] ?? ''
  const wall = openWall(page.origin, token)
  const [first] = await wall.next()
  expect(await wall.tick(first.id)).toContain('Done: Call vet')
  expect(await wall.next()).toEqual([])
  expect(wall.onDone({ id: '1', type: 'task.done', data: first })).toBe('task.done 1: Call vet, 2026-03-06')
})
