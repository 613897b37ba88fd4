import type { CitationView, UnitCard } from '../../contract/public-views.ts';
import type { ListedItem } from '../public/read.ts';
import { chinese, context, dayValue, languageOfData, type LinkedNode, refer } from './linked-data.ts';

/** Who is responsible: the units in whose list the item stands, and the county as the place. */
export type ServiceSetting = { readonly site: string; readonly county: UnitCard | null; readonly units: readonly UnitCard[] };

/**
 * An item as a public service with its competent public organisations.
 *
 * @source spec:cpsv-ap
 */
export function serviceGraph(item: ListedItem, setting: ServiceSetting): LinkedNode {
  const { view } = item;
  const page = `${setting.site}/i/${encodeURIComponent(view.code)}`;
  const organisations = setting.units.length > 0 ? setting.units : setting.county === null ? [] : [setting.county];
  return {
    '@context': context,
    '@graph': [
      {
        '@id': `${page}#service`,
        '@type': 'cpsv:PublicService',
        'dct:identifier': view.code,
        'dct:title': chinese(view.name),
        'skos:altLabel': chinese(view.plainName),
        'dct:description': chinese(view.lead),
        'cv:hasCompetentAuthority': organisations.map(({ code }) => refer(addressOf(setting.site, code))),
        'dcat:keyword': item.version.item.aliases.map(chinese),
        'dct:language': languageOfData,
        'dct:valid': dayValue(item.version.effectiveFrom),
        'foaf:page': refer(page),
        'cv:hasLegalResource': view.basis.map((basis) => legalResource(basis)),
        'cpsv:hasInput': view.materials.map(({ what, note }) => evidence(what, note)),
        'cpsv:produces': outputs(item),
      },
      ...organisations.map((unit) => organisation(unit, setting)),
    ],
  };
}

function addressOf(site: string, code: string): string {
  return `${site}/u/${encodeURIComponent(code)}#organisation`;
}

function organisation(unit: UnitCard, { site, county }: ServiceSetting): LinkedNode {
  const place = county ?? unit;
  return {
    '@id': addressOf(site, unit.code),
    '@type': 'cv:PublicOrganisation',
    'dct:identifier': unit.code,
    'skos:prefLabel': chinese(unit.name),
    'foaf:homepage': refer(`${site}/u/${encodeURIComponent(unit.code)}`),
    'dct:spatial': {
      '@id': `${site}/u/${encodeURIComponent(place.code)}#place`,
      '@type': 'dct:Location',
      'skos:prefLabel': chinese(place.name),
    },
  };
}

function legalResource({ title, article, gist }: CitationView): LinkedNode {
  return {
    '@type': 'eli:LegalResource',
    'dct:title': chinese(article === '' ? title : `${title}第${article}条`),
    'dct:description': chinese(gist),
  };
}

function evidence(what: string, note: string | null): LinkedNode {
  return { '@type': 'cv:Evidence', 'dct:title': chinese(what), ...(note === null ? {} : { 'dct:description': chinese(note) }) };
}

/** What the citizen holds in the end. */
function outputs({ view }: ListedItem): readonly LinkedNode[] {
  const got = view.steps.flatMap(({ kind, youGet }) => (kind === 'end' && youGet !== null ? [youGet] : []));
  return [...new Set(got)].map((text) => ({ '@type': 'cv:Output', 'dct:title': chinese(text) }));
}
