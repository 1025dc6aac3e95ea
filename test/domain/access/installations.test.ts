// Installations: sealed where they stand, renewed by one process at a time, gone when they are left.
import { expect, it } from 'vitest'
import * as installations from '../../../src/domain/access/installations.ts'
import { createSeal } from '../../../src/domain/access/sealed.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { THURSDAY } from '../../support/world.ts'

const seal = createSeal('a key for tests, longer than thirty-two bytes')
const acme = { platform: 'slack', externalId: 'T1', name: 'Acme' }
const after = (seconds: number) => new Date(THURSDAY.getTime() + seconds * 1000)

describeOnBothEngines('installations', (open) => {
  it('are kept sealed, changed in place, and gone when they are left', async () => {
    const { knex } = await open()
    await knex.transaction((trx) => installations.saveInstallation(trx, seal, acme, 'xoxb-secret', THURSDAY))
    expect(JSON.stringify(await knex('spaces'))).not.toContain('xoxb-secret')
    const changed = await knex.transaction((trx) =>
      installations.updateInstallation(trx, seal, acme, (kept) => `${kept} renewed`, THURSDAY),
    )
    expect(changed).toBe('xoxb-secret renewed')
    expect(await knex.transaction((trx) => installations.findInstallation(trx, seal, acme))).toBe('xoxb-secret renewed')
    await knex.transaction((trx) => installations.markUninstalled(trx, acme, THURSDAY))
    expect(await knex.transaction((trx) => installations.findInstallation(trx, seal, acme))).toBeNull()
    expect(
      await knex.transaction((trx) => installations.updateInstallation(trx, seal, acme, () => 'too late', THURSDAY)),
    ).toBeNull()
  })

  it('are renewed by one process at a time; one that died over it is replaced', async () => {
    const { knex } = await open()
    const begins = (holder: string, now: Date, place = acme) =>
      knex.transaction((trx) => installations.beginRenewal(trx, place, holder, now))
    const ends = (holder: string) => knex.transaction((trx) => installations.endRenewal(trx, acme, holder))
    expect(await begins('one', THURSDAY)).toBe(false)
    for (const place of [acme, { ...acme, externalId: 'T2' }])
      await knex.transaction((trx) => installations.saveInstallation(trx, seal, place, 'xoxb-secret', THURSDAY))
    expect(await Promise.all(['one', 'two', 'three'].map((name) => begins(name, THURSDAY)))).toEqual(
      expect.arrayContaining([true, false, false]),
    )
    expect(await begins('two', THURSDAY, { ...acme, externalId: 'T2' })).toBe(true)
    // Dead, or frozen for half a minute.
    expect(await begins('four', after(29))).toBe(false)
    expect(await begins('four', after(31))).toBe(true)
    // Who thaws ends nobody else's turn.
    await ends('one')
    expect(await begins('five', after(32))).toBe(false)
    await ends('four')
    expect(await begins('five', after(32))).toBe(true)
  })
})
