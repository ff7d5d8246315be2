-- Plans are never changed, only followed by newer ones. The document is kept to the letter: the digest is over it.
create table plan (
    id         bigint generated always as identity primary key,
    request_id bigint      not null,
    digest     text        not null constraint plan_digest_form check (digest ~ '^[0-9a-f]{64}$'),
    document   text        not null,
    made_at    timestamptz not null
);
create index plan_newest on plan (request_id, id desc);

-- How far the plan is that is being made now: one row for GitHub and one for each stage.
create table planning_part (
    request_id bigint not null,
    ordinal    int    not null,
    part       text   not null,
    status     text   not null
        constraint planning_part_status check (status in ('pending', 'running', 'done', 'failed')),
    note       text   not null default '',
    primary key (request_id, part)
);
