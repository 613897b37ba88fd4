let changes = 0;

/** Called after a commit that changed what public pages show: pages kept in this process are drawn anew. */
export function notePublishedChange(): void {
  changes += 1;
}

/** Changes noted by this process since it started. */
export function countPublishedChanges(): number {
  return changes;
}
