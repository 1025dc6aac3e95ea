// Wrong configurations, each told in one sentence with its mend; and the right ones beside them.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/app/config.ts'
import { UserError } from '../../src/user-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'proxy-config-'))
const memory = { DATABASE_URL: 'sqlite::memory:' }
const longKey = 'k'.repeat(32)

/** Every fault that is told, without what stands around them. */
function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfig({ ...memory, ...environment })
    return []
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const lines = error.message.split('\n')
    expect(lines.at(-1)).toBe('Every setting is explained in .env.example.')
    return lines.slice(1, -1).map((line) => line.replace(/^ {2}- /, ''))
  }
}

describe('wrong', () => {
  test.each<[Record<string, string>, RegExp[]]>([
    [{ PORT: 'abc' }, [/^PORT: a number from 0 to 65535$/]],
    [{ PORT: '70000' }, [/^PORT: a number/]],
    [{ SECRET_KEY: 'short' }, [/^SECRET_KEY: 32 bytes or more\. Create one with: openssl/]],
    [{ SIGNUP: 'maybe' }, [/^SIGNUP: open or invite$/]],
    [{ LOG_LEVEL: 'loud' }, [/^LOG_LEVEL: trace, .* or silent$/]],
    [{ PARTS: 'terminal,foo' }, [/^PARTS: any of slack, discord, terminal, nudges, web, with commas between$/]],
    [{ PARTS: 'terminal,,nudges' }, [/^PARTS: any of/]],
    [{ PARTS: 'slack' }, [/^PARTS: names slack, which needs SLACK_BOT_TOKEN/]],
    [{ PARTS: 'discord,nudges' }, [/^PARTS: names discord, which needs DISCORD_TOKEN and DISCORD_APPLICATION_ID$/]],
    [{ DATABASE_URL: 'mysql://x' }, [/^DATABASE_URL: begins with sqlite: or postgres:\/\//]],
    [{ DATABASE_URL: 'sqlite:' }, [/^DATABASE_URL: begins with/]],
    [{ DATABASE_URL: `sqlite:${folder}` }, [/^DATABASE_URL: .+ isn't a file; name one in it/]],
    [{ DATABASE_URL: 'postgres://proxy@127.0.0.1/proxy' }, [/^SECRET_KEY: needed with PostgreSQL/]],
    [{ PUBLIC_URL: 'proxy.example.org' }, [/^PUBLIC_URL: an address like https:/]],
    [{ PUBLIC_URL: 'https://example.org/proxy' }, [/^PUBLIC_URL: an address without a path, like https:/]],
    [{ PUBLIC_URL: 'https://example.org/?a=b' }, [/^PUBLIC_URL: an address without a path/]],
    [{ PUBLIC_URL: 'https://example.org/#a' }, [/^PUBLIC_URL: an address without a path/]],
    [{ PUBLIC_URL: 'https://ann:secret@example.org' }, [/^PUBLIC_URL: an address without a path/]],
    [{ SECURITY_CONTACT: 'me@example.org' }, [/^SECURITY_CONTACT: like mailto:/]],
    [{ SLACK_BOT_TOKEN: 'abc' }, [/^SLACK_BOT_TOKEN: begins with xoxb-$/, /^SLACK_APP_TOKEN: needed with/]],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, [/^SLACK_BOT_TOKEN: needed together with SLACK_APP_TOKEN$/]],
    [{ SLACK_SIGNING_SECRET: 'abc' }, [/^SLACK_BOT_TOKEN: needed with SLACK_SIGNING_SECRET/]],
    [{ SLACK_CLIENT_ID: '1' }, [/^SLACK_CLIENT_SECRET: /, /^SLACK_SIGNING_SECRET: /, /^PUBLIC_URL: /]],
    [{ SLACK_COMMAND: 'proxy' }, [/^SLACK_COMMAND: begins with a slash/]],
    [{ SLACK_API_URL: 'nope' }, [/^SLACK_API_URL: an address/]],
    [{ DISCORD_TOKEN: 'x' }, [/^DISCORD_APPLICATION_ID: needed together with DISCORD_TOKEN$/]],
    [{ DISCORD_TOKEN: 'x', DISCORD_APPLICATION_ID: 'abc' }, [/^DISCORD_APPLICATION_ID: the number of the application/]],
    [{ DISCORD_SHARDS: '0,1' }, [/^DISCORD_SHARDS: like 0,1\/4/]],
    [{ DISCORD_SHARDS: '4/4' }, [/^DISCORD_SHARDS: a shard is below/]],
    [{ OPENAI_BASE_URL: 'http://127.0.0.1' }, [/^OPENAI_MODEL: needed together/]],
    [{ OPENAI_READS_LINES: 'maybe' }, [/^OPENAI_READS_LINES: yes or no$/]],
    [{ OPENAI_READS_LINES: 'yes' }, [/^OPENAI_BASE_URL: needed together/, /^OPENAI_MODEL: needed together/]],
    [{ ACHIEVEMENTS_FILE: join(folder, 'none.json') }, [/^ACHIEVEMENTS_FILE: there is no file .+none\.json$/]],
    [
      { PORT: '-1', SIGNUP: '', PARTS: 'slack', OPENAI_MODEL: 'm', PUBLIC_URL: 'z' },
      [/^PORT/, /^PUBLIC_URL/, /^OPENAI_BASE_URL/, /^PARTS: names slack/],
    ],
  ])('%j', (environment, expected) => {
    const faults = faultsOf(environment)
    expect(faults).toHaveLength(expected.length)
    for (const [index, fault] of expected.entries()) expect(faults[index]).toMatch(fault)
  })
})

describe('right', () => {
  test.each<Record<string, string>>([
    {},
    { PARTS: ' nudges , terminal' },
    { PARTS: '', PORT: '0' },
    { DATABASE_URL: 'postgres://proxy@127.0.0.1/proxy', SECRET_KEY: longKey },
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', PARTS: 'slack,nudges' },
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' },
    { DISCORD_TOKEN: 'x', DISCORD_APPLICATION_ID: '123456789012345678', DISCORD_SHARDS: '0,1/4' },
  ])('%j', (environment) => {
    expect(faultsOf(environment)).toEqual([])
  })

  test('a kept key is made once, beside the file', () => {
    const url = `sqlite:${join(folder, 'here', 'proxy.db')}`
    const { secretKey } = readConfig({ DATABASE_URL: url })
    expect(Buffer.byteLength(secretKey)).toBeGreaterThanOrEqual(32)
    expect(readConfig({ DATABASE_URL: url }).secretKey).toBe(secretKey)
  })
})
