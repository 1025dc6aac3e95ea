// The README of the adapter, against what there is: every variable, every option of `slack manifest`, every scope it names.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BOT_SCOPES, createManifest, OPTIONAL_SCOPES, PERSONAL_SCOPES } from '../../../adapters/slack/register.ts'
import { createCatalogue } from '../../../src/chat/command.ts'
import { commands } from '../../../src/commands/index.ts'
import { judgeManifest } from '../../fakes/slack/index.ts'

const text = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const readme = text('adapters/slack/README.md')
const catalogue = createCatalogue(commands)
const publicUrl = 'https://proxy.example'

describe('what somebody types who follows it', () => {
  test('is a variable that is read', () => {
    const named = [...readme.matchAll(/\b([A-Z][A-Z]+_[A-Z_]+|PORT)\b/g)].flatMap(([, name]) => name ?? [])
    expect(named.length).toBeGreaterThan(8)
    for (const name of new Set(named)) expect(text('.env.example'), name).toMatch(new RegExp(`^#? ?${name}=`, 'm'))
  })

  test('is an option of the manifest', () => {
    const named = [...readme.matchAll(/`(--[a-z]+)`/g)].flatMap(([, name]) => name ?? [])
    expect(named.length).toBeGreaterThan(4)
    for (const name of new Set(named)) expect(text('src/operator/slack-manifest.ts'), name).toContain(`'${name}'`)
  })

  test.each([
    ['--socket', {}],
    ['--oauth', { publicUrl, isSocket: true }],
    ['with PUBLIC_URL', { publicUrl }],
    ['--one', { publicUrl, isForOne: true }],
    ['--agent', { hasAgentView: true }],
    ['--workflow', { hasWorkflowStep: true }],
  ])('is a manifest that Slack takes: %s', (_option, wanted) => {
    expect(judgeManifest(createManifest(catalogue, { command: '/proxy', ...wanted }))).toEqual([])
  })
})

test('Socket Mode with OAuth listens on the socket alone, and has where people return to', () => {
  const { settings, oauth_config: oauth } = createManifest(catalogue, { command: '/proxy', publicUrl, isSocket: true })
  expect(settings).toMatchObject({ socket_mode_enabled: true, token_rotation_enabled: true })
  expect(JSON.stringify(settings)).not.toContain('request_url')
  expect(oauth).toMatchObject({
    redirect_urls: [`${publicUrl}/slack/oauth_redirect`],
    scopes: { user: PERSONAL_SCOPES },
  })
})

test('it says of every scope what it is for, and of no other', () => {
  const table = readme.slice(
    readme.indexOf('## What it asks Slack for'),
    readme.indexOf('It never asks for your other'),
  )
  const named = [...table.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, scope]) => scope ?? []),
  )
  expect([...new Set(named)].toSorted()).toEqual(
    [...new Set([...BOT_SCOPES, ...OPTIONAL_SCOPES, ...PERSONAL_SCOPES])].toSorted(),
  )
})
