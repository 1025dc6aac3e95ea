// `user …`: commands about one person.
import type { Command } from 'commander'
import type { OperatorContext } from './operator.ts'
import { addUserErase } from './user/erase.ts'
import { addUserExport } from './user/export.ts'
import { addUserImport } from './user/import.ts'
import { addUserLink } from './user/link.ts'
import { addUserList } from './user/list.ts'
import { addUserRole } from './user/role.ts'

export function addUser(program: Command, operator: OperatorContext): void {
  const user = program.command('user').description('People: list, export, import, erase, link, role')
  addUserList(user, operator)
  addUserExport(user, operator)
  addUserImport(user, operator)
  addUserErase(user, operator)
  addUserLink(user, operator)
  addUserRole(user, operator)
}
