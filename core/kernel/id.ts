declare const brand: unique symbol;

/** A string that is an identifier of one kind only; ids are random 128-bit texts made by the application. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** The tenant: an opaque text set once when the county is created (行政区划代码 is a dated attribute, not the key). */
export type CountyId = Id<'county'>;
/** A unit of the organisation tree (单位): county, bureau, town, street, village. */
export type UnitId = Id<'unit'>;
/** A post (岗位): a role in one unit, never a person. */
export type PostId = Id<'post'>;
/** A natural person (自然人). All accounts with one identity number are one person. */
export type PersonId = Id<'person'>;
/** Pseudonym of one case (办件), 128 random bits. */
export type CaseId = Id<'case'>;
/** Hexadecimal SHA-256 over the canonical bytes of a published item version. */
export type VersionHash = Id<'version'>;

/** Marks a text as an id of the wanted kind. The caller vouches for its origin. */
export function asId<Kind extends string>(text: string): Id<Kind> {
  return text as Id<Kind>;
}
