// Roles that Discord servers give for effort: switched on by the person, told in the background, cleared and revoked when
// it is over.
export {
  type AgreedAccount,
  beginRoleLink,
  endRoleLinkOf,
  endRoleLinks,
  giveUpTokens,
  listRoleLinks,
  redeemRoleState,
  saveRoleLink,
} from './linking.ts'
export {
  claimDueRoles,
  type DueRole,
  deleteRole,
  hasDueRoles,
  storeRoleFailure,
  storeRoleTokens,
  storeShownEffort,
} from './looks.ts'
export { resealRoleTokens } from './tokens.ts'
