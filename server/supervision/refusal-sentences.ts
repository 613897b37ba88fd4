import type { FastifyRequest } from 'fastify';

import type { Refusal } from '../../core/kernel/outcome.ts';
import { readerOf } from '../platform/http/frame.ts';
import { type RefusalNames, refusalView } from '../platform/http/problem.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';

/** The sentences of refusals for who asks, with the names of persons, units and posts. */
export function refusalSentences(
  request: FastifyRequest,
  organisation: OrganisationSnapshot,
): (refusal: Refusal) => ReturnType<typeof refusalView> {
  const { persons, units, posts } = organisation.data;
  const names: RefusalNames = {
    reader: officialOf(request).person,
    person: (person) => persons.find((candidate) => candidate.id === person)?.name,
    unit: (unit) => units.find((candidate) => candidate.id === unit)?.name,
    post: (post) => posts.find((candidate) => candidate.id === post)?.name,
  };
  return (refusal) => refusalView(refusal, readerOf(request), names);
}
