-- How many leaves wait for the ledger and since when, as it is at each moment: counted by the database itself, so that a job that
-- stands still cannot hide that it does. Of the leaves nothing else is shown.
create view published.ledger_waiting as
  select county_id, cast(count(*) as integer) as entries, min(at) as oldest_at from mq.pending_leaf group by county_id;
grant select on published.ledger_waiting to mq_app, mq_public;

-- Place of the event that raised an objection, for the proof on its slip.
alter table mq.objection add column seq integer;
update mq.objection o set seq = e.seq from mq.event e
  where e.county_id = o.county_id and e.stream_kind = 'case' and e.stream_id = o.case_id and e.type = 'objection-raised'
    and cast(e.payload as jsonb) ->> 'objection' = o.objection_id;
alter table mq.objection alter column seq set not null;

-- The legal day for which holders of posts and versions in force were published last; null before the first time.
alter table published.county add column shown_on date;
