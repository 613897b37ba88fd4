/** HTTP status of refusals; the one table. What is not here is 409: the state of the case forbids it. */
const statusByCode: Readonly<Record<string, number>> = {
  'bad-request': 400,
  'field-errors': 422,
  'missing-field': 422,
  'unknown-field': 422,
  'unknown-outcome': 422,
  'attendance-wrong': 422,
  'key-reused': 422,
  'wrong-login-or-password': 422,
  'wrong-code': 422,
  'wrong-number': 422,
  'password-too-weak': 422,
  'csrf-failed': 403,
  'not-your-post': 403,
  'not-in-office': 403,
  'separation-of-duty': 403,
  'must-be-same-person': 403,
  'actor-is-applicant': 403,
  'actor-is-relative-of-applicant': 403,
  'relatives-together': 403,
  'new-person-needed': 403,
  'team-full': 403,
  'recorder-cannot-confirm': 403,
  recused: 403,
  'unit-not-allowed': 403,
  'not-found': 404,
  'case-unknown': 404,
  'too-large': 413,
  'locked-for-now': 429,
  'too-many-requests': 429,
  'server-fault': 500,
  'not-ready': 503,
};

/** Status with which a refusal is answered. */
export function statusOf(code: string): number {
  return statusByCode[code] ?? 409;
}
