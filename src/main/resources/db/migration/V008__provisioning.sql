-- A run carries out one approved plan. The token fences: whoever picks a run up counts it up, and every later write
-- of a step says which token it holds, so that a worker that was believed dead writes nothing.
create table run (
    id               bigint generated always as identity primary key,
    request_id       bigint      not null unique,
    digest           text        not null,
    status           text        not null
        constraint run_status check (status in ('running', 'failed', 'cancelled', 'done')),
    token            bigint      not null default 0,
    cancel_requested boolean     not null default false,
    failure          text        not null default '',
    started_at       timestamptz not null,
    ended_at         timestamptz
);

create table run_step (
    run_id         bigint not null references run,
    key            text   not null,
    ordinal        int    not null,
    label          text   not null,
    status         text   not null default 'pending'
        constraint run_step_status check (status in ('pending', 'running', 'waiting', 'retrying', 'failed', 'done')),
    attempt        int    not null default 0,
    max_attempts   int    not null,
    not_before     timestamptz,
    note           text   not null default '',
    progress_done  int    not null default 0,
    progress_total int    not null default 0,
    outputs        jsonb  not null default '{}',
    started_at     timestamptz,
    ended_at       timestamptz,
    primary key (run_id, key)
);

create table run_line (
    id       bigint generated always as identity primary key,
    run_id   bigint      not null references run,
    step_key text        not null,
    at       timestamptz not null,
    tone     text        not null
        constraint run_line_tone check (tone in ('plain', 'quiet', 'good', 'wait', 'bad')),
    text     text        not null
);
create index run_line_of_step on run_line (run_id, step_key, id);

-- One thing made or changed outside: recorded before (begun_at) and after (made_at).
create table effect (
    run_id   bigint      not null references run,
    kind     text        not null,
    name     text        not null,
    step_key text        not null,
    undo     text        not null,
    existed  boolean     not null,
    begun_at timestamptz not null,
    made_at  timestamptz,
    primary key (run_id, kind, name)
);

-- Names that belong to a request from its run on, wherever they are used.
create table reserved_name (
    kind       text   not null,
    name       text   not null,
    request_id bigint not null,
    primary key (kind, name)
);
