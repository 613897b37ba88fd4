type Tenant = { readonly county_id: string };

/** Tables of the programme (server/programme). */
export type ProgrammeTables = {
  'mq.programme_record': Tenant & {
    readonly kind: string;
    readonly record_id: string;
    readonly version: number;
    readonly state: string;
  };
  'published.governance_body': Tenant & { readonly unit_id: string; readonly body: string };
};
