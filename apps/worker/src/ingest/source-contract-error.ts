/** The source answered something that asking again will not mend. */
export class SourceContractError extends Error {
  override readonly name = 'SourceContractError';
}
