/** Why an act on a record of the programme is refused. */
export type ProgrammeRefusal =
  | 'changed-meanwhile'
  | 'not-found'
  | 'programme-seats-unfit'
  | 'programme-days-unfit'
  | 'programme-not-there'
  | 'programme-over'
  | 'programme-read-not-told';
