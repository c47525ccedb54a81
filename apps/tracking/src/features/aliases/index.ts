export {
  aliasChannel,
  findAlias,
  lockModel,
  type MoveReason,
  moveAlias,
  movedBecause,
  recordMove,
} from './alias-moves.repository.js';
export { createAliasesRepository } from './aliases.repository.js';
export { aliasesRoutes } from './aliases.routes.js';
export { createAliasesService } from './aliases.service.js';
