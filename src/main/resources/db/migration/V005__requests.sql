-- Requests: drafts hold what was typed, everything else holds what was checked.

create extension if not exists pg_trgm; -- finds a part of a project's name among a million

create table request (
    id            bigint generated always as identity primary key,
    requester     text        not null,
    template      text        not null,
    business_unit text        not null,
    project       text        not null,
    answers       jsonb       not null,
    reason        text        not null,
    state         text        not null,
    state_data    jsonb       not null,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    version       integer     not null default 1,

    constraint request_state check (state in (
        'draft', 'planning', 'plan-failed', 'planned', 'awaiting-approval', 'approved', 'provisioning', 'fulfilled',
        'failed', 'rejected', 'withdrawn')),
    constraint request_checked check (state = 'draft' or (business_unit <> '' and project <> '' and reason <> ''))
);

create unique index request_name_held on request (lower(project))
    where state in ('awaiting-approval', 'approved', 'provisioning', 'fulfilled', 'failed');

create index request_by_requester on request (requester, id desc);
create index request_by_business_unit on request (business_unit, id desc) where state <> 'draft';
create index request_awaiting_approval on request (id) where state = 'awaiting-approval';
create index request_named on request using gin (lower(project) gin_trgm_ops);
