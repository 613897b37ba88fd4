-- Idempotency keys are promised for 24 hours; then the application deletes them.
grant delete on mq.command to mq_app;
create index command_by_time on mq.command (county_id, at);
