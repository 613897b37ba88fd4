import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

import {
  deskProposalDone,
  deskProposalSettled,
  deskProposalWish,
  deskRule,
  deskRules,
  deskTrial,
  deskTrialWish,
} from '../../contract/desk-rules.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import type { App } from '../platform/http/app.ts';
import { answerRefusal, notFound } from '../platform/http/answer.ts';
import { submissionOf } from '../platform/http/form.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { officialOf } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { alertContext } from './alert-context.ts';
import { handOnApproved } from './approved-values.ts';
import { mayReadRules } from './policy.ts';
import { proposalId } from './proposal-id.ts';
import { recordRuleEvent } from './record-rule-event.ts';
import type { RuleRoom } from './rule-room.ts';
import { Trials } from './trials.ts';
import { ruleView } from './rule-view.ts';
import { rulesView } from './rules-view.ts';

const base = '/api/v1/desk/supervision';
const rule = z.string().regex(/^[A-Z]\d{2}$/);
const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const hide = true;

/** The workshop of rules (contract/desk-rules.ts), for posts that keep them. To everybody else it is not there. */
export function workshopRoutes(services: Services, room: RuleRoom, signal: AbortSignal): (app: App) => void {
  const trials = new Trials(room, signal);
  return (app) => {
    app.get(`${base}/rules`, { config: reads('official'), schema: { hide, response: { 200: deskRules } } }, async (request, reply) =>
      (await keeperOf(services, request)) === undefined ? notFound(request, reply) : reply.send(await rulesView(services, room)),
    );
    const one = { hide, params: z.object({ rule }), response: { 200: deskRule } };
    app.get(`${base}/rules/:rule`, { config: reads('official'), schema: one }, async (request, reply) => {
      const person = await keeperOf(services, request);
      if (person === undefined) return notFound(request, reply);
      const trial = trials.latest(person, request.params.rule);
      const view = await ruleView(services, room, { rule: request.params.rule, person, trial });
      return view === undefined ? notFound(request, reply) : reply.send(view);
    });
    trialRoutes({ services, room, trials }, app);
    proposalRoutes(services, room, app);
  };
}

/** The person, when his posts keep rules. */
async function keeperOf(services: Services, request: FastifyRequest): Promise<PersonId | undefined> {
  const { person } = officialOf(request);
  const context = alertContext(services, await services.organisation());
  return mayReadRules(person, context) ? person : undefined;
}

type Workshop = { readonly services: Services; readonly room: RuleRoom; readonly trials: Trials };

function trialRoutes({ services, room, trials }: Workshop, app: App): void {
  const start = { hide, params: z.object({ rule }), body: deskTrialWish, response: { 200: deskTrial } };
  app.post(`${base}/rules/:rule/trials`, { config: writes('official'), schema: start }, async (request, reply) => {
    const person = await keeperOf(services, request);
    if (person === undefined) return notFound(request, reply);
    const known = (await room.rules()).find((candidate) => candidate.id === request.params.rule);
    const source = known?.parameters.find(({ name }) => name === request.body.name)?.source ?? '';
    const unfit = await room.whyUnfit(request.params.rule, { name: source, value: request.body.value });
    if (unfit !== null) return answerRefusal(request, reply, unfit);
    const begun = trials.start(person, { rule: request.params.rule, ...request.body });
    return isRefusal(begun) ? answerRefusal(request, reply, begun) : reply.send(begun);
  });
  const params = z.object({ trial: id });
  const seen = { hide, params, response: { 200: deskTrial } };
  app.get(`${base}/trials/:trial`, { config: reads('official'), schema: seen }, async (request, reply) => {
    const person = await keeperOf(services, request);
    const view = person === undefined ? undefined : trials.find(person, request.params.trial);
    return view === undefined ? notFound(request, reply) : reply.send(view);
  });
  app.post(
    `${base}/trials/:trial/stop`,
    { config: writes('official'), schema: { ...seen, body: z.strictObject({}) } },
    async (request, reply) => {
      const person = await keeperOf(services, request);
      const view = person === undefined ? undefined : trials.stop(person, request.params.trial);
      return view === undefined ? notFound(request, reply) : reply.send(view);
    },
  );
}

function proposalRoutes(services: Services, room: RuleRoom, app: App): void {
  const config = writes('official');
  const propose = { hide, params: z.object({ rule }), body: deskProposalWish, response: { 200: deskProposalDone } };
  app.post(`${base}/rules/:rule/proposals`, { config, schema: propose }, async (request, reply) => {
    const by = await keeperOf(services, request);
    if (by === undefined) return notFound(request, reply);
    const { name, value, from, reason, source } = request.body;
    const unfit = await room.whyUnfit(request.params.rule, { name, value });
    if (unfit !== null) return answerRefusal(request, reply, unfit);
    const asked = submissionOf(request);
    if (isRefusal(asked)) return answerRefusal(request, reply, asked);
    const proposal = proposalId(asked.commandId);
    const press = { rule: request.params.rule, by, words: { reason, source }, commandId: asked.commandId };
    const told = await recordRuleEvent(services, { ...press, wish: { do: 'propose', proposal, name, value, from } });
    return told === 'recorded' ? reply.send({ id: proposal }) : answerRefusal(request, reply, told);
  });
  const params = z.object({ rule, proposal: id, verb: z.enum(['approve', 'decline']) });
  const settle = { hide, params, body: deskProposalSettled, response: { 200: deskProposalDone } };
  app.post(`${base}/rules/:rule/proposals/:proposal/:verb`, { config, schema: settle }, async (request, reply) => {
    const by = await keeperOf(services, request);
    if (by === undefined) return notFound(request, reply);
    const asked = submissionOf(request);
    if (isRefusal(asked)) return answerRefusal(request, reply, asked);
    const { proposal, verb } = request.params;
    const press = { rule: request.params.rule, by, words: { reason: request.body.reason }, commandId: asked.commandId };
    const told = await recordRuleEvent(services, { ...press, wish: { do: verb, proposal } });
    if (told !== 'recorded') return answerRefusal(request, reply, told);
    if (verb === 'approve') await handOnApproved(services, room);
    return reply.send({ id: proposal });
  });
}
