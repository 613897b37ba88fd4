/** A node of linked data: JSON-LD with the prefixes of {@link context}. */
export type LinkedNode = { readonly [member: string]: unknown };

/** Prefixes of the vocabularies; they stand in every document, so that nobody has to ask for a context elsewhere. */
export const context = {
  adms: 'http://www.w3.org/ns/adms#',
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** A text in Chinese. */
export function chinese(text: string): LinkedNode {
  return { '@value': text, '@language': 'zh' };
}

/** A day. */
export function dayValue(day: string): LinkedNode {
  return { '@value': day, '@type': 'xsd:date' };
}

/** A reference to a node by its address. */
export function refer(address: string): LinkedNode {
  return { '@id': address };
}

/** The language of what is published, by the list of languages of the European Union. */
export const languageOfData: LinkedNode = refer('http://publications.europa.eu/resource/authority/language/ZHO');
