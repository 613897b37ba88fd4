/** Why an act on an item of a list is refused. */
export type DraftRefusal =
  | 'changed-meanwhile'
  | 'desk-not-allowed'
  | 'desk-state-forbids'
  | 'desk-nothing-changed'
  | 'desk-author-cannot'
  | 'desk-reviewers-unfit'
  | 'desk-not-named'
  | 'desk-opinion-given'
  | 'desk-opinions-missing'
  | 'desk-reason-missing'
  | 'desk-thread-unknown'
  | 'desk-thread-closed'
  | 'desk-no-suggestion'
  | 'desk-gate-closed'
  | 'desk-override-unfit'
  | 'desk-day-past'
  | 'desk-dossier-other-round';
