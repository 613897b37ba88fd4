-- How many leaves wait for the ledger and since when, as it is at each moment: counted by the database itself, so that a job that
-- stands still cannot hide that it does. Of the leaves nothing else is shown.
create view published.ledger_waiting as
  select county_id, cast(count(*) as integer) as entries, min(at) as oldest_at from mq.pending_leaf group by county_id;
grant select on published.ledger_waiting to mq_app, mq_public;

-- The legal day for which holders of posts and versions in force were published last; null before the first time.
alter table published.county add column shown_on date;
