// An option that names a member of the admin's place: by name, mention or id. The command checks the admin's right
// first; until then nothing is revealed.
import type { Option } from '../../../chat/options.ts'
import * as inhabitants from '../../../domain/people/space-members.ts'
import type { Me } from '../../../domain/request/me.ts'
import { lookupOption } from '../lookup-option.ts'
import { parseMention } from './person.ts'

export function spaceMemberOption(about: string): Option<inhabitants.SpaceMember, Me, false> {
  const byName = lookupOption(about, {
    noun: 'person',
    findById: inhabitants.findSpaceMember,
    // Server membership is known to Discord only, so a person has to be mentioned.
    search: async (me, words) =>
      (await inhabitants.isUnlistedSpace(me)) ? [] : inhabitants.searchSpaceMembers(me, words),
    listInitial: async (me) => ((await inhabitants.isUnlistedSpace(me)) ? [] : inhabitants.listSpaceMembers(me)),
    id: ({ account }) => account.account_id,
    label: inhabitants.memberLabel,
  })
  return {
    ...byName,
    async read(raw, asking) {
      const words = raw.trim()
      const id = parseMention(words, asking)
      if (id === undefined) return byName.read(words, asking)
      const found = await inhabitants.findMentionedMember(asking.me, id)
      if (found) return found
      throw inhabitants.memberNotFoundError()
    },
  }
}
