// Helpers that declare the relations of models in one line each.
import { Model, type ModelClass, type RelationMapping } from 'objection'

/** The row that `from` (`table.column`) references. */
export function belongsTo<M extends Model>(modelClass: ModelClass<M>, from: string, to: string): RelationMapping<M> {
  return { relation: Model.BelongsToOneRelation, modelClass, join: { from, to } }
}

/** The rows whose `to` (`table.column`) references this one. */
export function hasMany<M extends Model>(modelClass: ModelClass<M>, from: string, to: string): RelationMapping<M> {
  return { relation: Model.HasManyRelation, modelClass, join: { from, to } }
}
