const atOnce = 1_000;

/**
 * Deletes many rows a part at a time, so that others come between: the embedded engine has one session. Answers how many were deleted.
 *
 * @param part deletes at most so many rows and answers how many
 */
export async function deleteInParts(part: (most: number) => Promise<bigint>): Promise<number> {
  let deleted = 0;
  for (;;) {
    const count = Number(await part(atOnce));
    deleted += count;
    if (count < atOnce) return deleted;
  }
}
