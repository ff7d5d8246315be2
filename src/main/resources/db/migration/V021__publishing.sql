-- Who published which version of the template repositories, when, and what came of it. Nothing is ever deleted here.
create table publication (
    id       bigint generated always as identity primary key,
    asked_by text        not null,
    asked_at timestamptz not null,
    choice   text        not null
        constraint publication_choice check (choice in ('theirs', 'ours')),
    digest   text        not null,
    ended_at timestamptz
);
create unique index publication_going on publication ((true)) where ended_at is null;

create table publication_repository (
    publication_id bigint not null references publication,
    name           text   not null,
    ordinal        int    not null,
    from_version   text   not null,
    version        text   not null,
    -- the commit of the default branch that whoever asked saw; empty when there was none
    head           text   not null,
    status         text   not null default 'pending'
        constraint publication_repository_status check (status in ('pending', 'running', 'done', 'refused', 'failed')),
    attempt        int    not null default 0,
    note           text   not null default '',
    link           text   not null default '',
    started_at     timestamptz,
    ended_at       timestamptz,
    primary key (publication_id, name)
);

-- One thing made or changed in the organization: recorded before (begun_at) and after (made_at).
create table publication_effect (
    publication_id bigint      not null references publication,
    repository     text        not null,
    kind           text        not null,
    name           text        not null,
    begun_at       timestamptz not null,
    made_at        timestamptz,
    primary key (publication_id, repository, kind, name)
);
