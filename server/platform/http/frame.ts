import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { PageFrame } from '../../../contract/page-frame.ts';
import { dayOf } from '../../../core/kernel/day.ts';
import type { PersonId } from '../../../core/kernel/id.ts';
import { instantText } from '../../../core/kernel/instant.ts';
import type { Language } from '../../../web/ui/messages/dates.ts';
import { newToken } from '../random.ts';
import type { Services } from '../services.ts';
import type { Assets } from './assets.ts';
import { isForOfficials } from './policy.ts';
import type { Reader } from './problem.ts';
import type { SignedIn } from './signed-in.ts';

/** Cookies of the frame. None says who somebody is. */
export const displayCookie = 'mq_display';
export const languageCookie = 'mq_lang';
export const formCookie = 'mq_form';

const dayMs = 86_400_000;

/** What frames are made from; set by `buildApp`. */
export type FrameSource = {
  readonly services: Services;
  readonly assets: Assets;
  /** Steps and objections that wait for a person. */
  readonly countToDo: (person: PersonId) => Promise<number>;
  /** True when the site is served over TLS: cookies are `Secure`. */
  readonly secure: boolean;
};

declare module 'fastify' {
  interface FastifyInstance {
    frameSource: FrameSource;
  }
  interface FastifyReply {
    /** False once a page carries a token or says who is signed in: then it is for one person and is never stored. */
    mayBeStored: boolean;
  }
}

/** What a page needs of its frame. */
export type FrameWish = {
  /** Names of islands (`web/islands/<name>.ts`); what is not built is left out. */
  readonly scripts?: readonly string[];
  /** A public page with a form: sets the form cookie and carries the token. Pages of officials always carry theirs. */
  readonly form?: true;
};

/** The frame of a request: county, display, language, path, legal time, who is signed in, token and scripts. */
export async function frameOf(request: FastifyRequest, reply: FastifyReply, wish: FrameWish = {}): Promise<PageFrame> {
  const { services, assets } = request.server.frameSource;
  const [real, legal] = [services.clock.realNow(), services.clock.legalNow()];
  const session = request.signedIn;
  const work = isForOfficials(request);
  if (work || wish.form === true) reply.mayBeStored = false;
  return {
    county: { name: services.about.name, demo: services.about.demo },
    display: displayOf(request),
    language: languageOf(request),
    path: request.url,
    legalNow: instantText(legal),
    clockAheadDays: Math.max(0, Math.round((legal - real) / dayMs)),
    siteUrl: services.siteUrl(),
    official: session?.secondFactor === true && !session.mustChange && work ? await officialLine(request, session) : null,
    csrf: session !== null && work ? session.csrf : wish.form === true ? formToken(request, reply) : '',
    scripts: (wish.scripts ?? ['page-tools']).flatMap((name) => assets.address(`web/islands/${name}.ts`) ?? []),
  };
}

/** How pages of this request look besides their address: display and language. */
export function variantOf(request: FastifyRequest): string {
  return `${displayOf(request)} ${languageOf(request)}`;
}

/** For whom sentences of this request are made. */
export function readerOf(request: FastifyRequest): Reader {
  return { language: languageOf(request), legalNow: instantText(request.server.frameSource.services.clock.legalNow()) };
}

/** A cookie of the request. An address that cannot be read is answered before cookies are. */
function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const cookies: Readonly<Record<string, string | undefined>> | undefined = request.cookies;
  return cookies?.[name];
}

async function officialLine(request: FastifyRequest, session: SignedIn): Promise<NonNullable<PageFrame['official']>> {
  const { services, countToDo } = request.server.frameSource;
  const [organisation, toDo] = await Promise.all([services.organisation(), countToDo(session.person)]);
  const staff = organisation.staffOn(dayOf(services.clock.legalNow()));
  const posts = staff.postsOf(session.person).flatMap((holding) => {
    const post = staff.findPost(holding.post);
    const unit = post === undefined ? undefined : staff.findUnit(post.unit);
    return post === undefined ? [] : [`${unit?.name ?? ''}${post.name}`];
  });
  return { name: session.name, posts: [...new Set(posts)], toDo };
}

function displayOf(request: FastifyRequest): PageFrame['display'] {
  const mode = cookieOf(request, displayCookie);
  return mode === 'elder' || mode === 'elder-large' ? mode : 'normal';
}

/** Language by cookie, else by the first language of `Accept-Language` that we have, else Chinese. */
export function languageOf(request: FastifyRequest): Language {
  const cookie = cookieOf(request, languageCookie);
  if (cookie === 'zh-CN' || cookie === 'en') return cookie;
  const accepted = (request.headers['accept-language'] ?? '').slice(0, 200).split(',').map(weighted);
  const first = accepted.filter(({ tag, weight }) => weight > 0 && /^(zh|en)\b/.test(tag)).toSorted((a, b) => b.weight - a.weight)[0];
  return first?.tag.startsWith('en') === true ? 'en' : 'zh-CN';
}

function weighted(part: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
  const q = parameters.map((parameter) => /^\s*q=(\d(?:\.\d{1,3})?)\s*$/.exec(parameter)?.[1]).find((found) => found !== undefined);
  return { tag, weight: q === undefined ? 1 : Number(q) };
}

/** The token of public forms: bound to a cookie that scripts cannot read and other sites cannot send. */
function formToken(request: FastifyRequest, reply: FastifyReply): string {
  const { services, secure } = request.server.frameSource;
  const known = cookieOf(request, formCookie);
  const cookie = known !== undefined && /^[A-Za-z0-9_-]{43}$/.test(known) ? known : newToken();
  if (cookie !== known) void reply.setCookie(formCookie, cookie, { path: '/', httpOnly: true, sameSite: 'strict', secure });
  return formTokenOf(services, cookie);
}

/** The token that belongs to a form cookie. */
export function formTokenOf(services: Services, cookie: string): string {
  return createHmac('sha256', services.keys.purposeKey('form')).update(cookie).digest('base64url');
}
