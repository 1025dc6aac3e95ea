// Two words for the relations the models declare, so that each is one line.
import { Model, type ModelClass, type RelationMapping } from 'objection'

/** The row that `from` (`table.column`) points at. */
export function belongsTo<M extends Model>(modelClass: ModelClass<M>, from: string, to: string): RelationMapping<M> {
  return { relation: Model.BelongsToOneRelation, modelClass, join: { from, to } }
}

/** The rows whose `to` (`table.column`) points here. */
export function hasMany<M extends Model>(modelClass: ModelClass<M>, from: string, to: string): RelationMapping<M> {
  return { relation: Model.HasManyRelation, modelClass, join: { from, to } }
}
