import type { Day } from '../kernel/day.ts';
import type { CountyId, PersonId, PostId, UnitId } from '../kernel/id.ts';

/** Level of a unit in the tree county -> town or street -> village; a bureau (市直局) stands at county level. */
export type Level = 'county' | 'town' | 'village';

/** A unit (单位). A street (街道) is a unit of level town; a community (社区) of level village. */
export type Unit = {
  readonly id: UnitId;
  /** null only for the county itself. */
  readonly parent: UnitId | null;
  readonly level: Level;
  readonly kind: 'county' | 'commission' | 'bureau' | 'town' | 'street' | 'village' | 'community';
  /** Short stable code used in addresses and case numbers, ASCII, e.g. `QX-LX`. */
  readonly code: string;
  readonly name: string;
};

/**
 * A role key that charts name (`town.aid-clerk`): level or bureau, a dot, the post's function. A chart names roles;
 * {@link Post} is that role in one unit.
 */
export type Role = string;

/** A post (岗位): a role in one unit. Posts hold powers, persons hold posts for a time. */
export type Post = { readonly id: PostId; readonly unit: UnitId; readonly role: Role; readonly name: string };

/** A natural person in office or in an elected body. The name is public in that function. */
export type Person = { readonly id: PersonId; readonly name: string };

/** Who holds a post from which day; `to` is the last day, null while open. */
export type Tenure = { readonly person: PersonId; readonly post: PostId; readonly from: Day; readonly to: Day | null };

/**
 * A holder lets another act in his name for one post. Not transitive; does not remove the giver's own right.
 * Actor is the delegate, principal the giver.
 */
export type Delegation = {
  readonly from: PersonId;
  readonly to: PersonId;
  readonly post: PostId;
  readonly fromDay: Day;
  readonly toDay: Day;
};

/** Declared kin between two persons of the organisation (近亲属). Symmetric, not transitive. */
export type Kin = { readonly a: PersonId; readonly b: PersonId; readonly relation: string };

/** The whole organisation of a county as plain data; which day counts is always a parameter. */
export type OrganisationData = {
  readonly county: CountyId;
  readonly units: readonly Unit[];
  readonly posts: readonly Post[];
  readonly persons: readonly Person[];
  readonly tenures: readonly Tenure[];
  readonly delegations: readonly Delegation[];
  readonly kin: readonly Kin[];
};
