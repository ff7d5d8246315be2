-- Who decided what about which plan. Only ever added to.
create table decision (
    id         bigint generated always as identity primary key,
    request_id bigint      not null,
    person     text        not null,
    verdict    text        not null constraint decision_verdict check (verdict in ('approve', 'reject')),
    digest     text        not null,
    reason     text        not null,
    at         timestamptz not null,
    constraint decision_reason check (verdict = 'approve' or reason <> '')
);
create index decision_of_request on decision (request_id, id);

create function decision_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'A decision is never changed';
end $$;
create trigger decision_is_final before update or delete on decision
    for each row execute function decision_is_final();
