-- The GitHub of the sandbox: everything but git objects.

-- Large numbers like GitHub's. Each database starts elsewhere, so that the bare repositories of another database in the
-- same home folder, which are named by id, are never taken for ours.
create sequence sandbox_id increment by 37;
select setval('sandbox_id', 700000000 + floor(random() * 400000000)::bigint);

create table sandbox_organization (
    id         bigint primary key,
    login      text        not null,
    name       text        not null,
    created_at timestamptz not null
);
create unique index sandbox_organization_login on sandbox_organization (lower(login));

create table sandbox_user (
    id         bigint primary key default nextval('sandbox_id'),
    login      text        not null,
    name       text        not null,
    role       text        not null constraint sandbox_user_role check (role in ('admin', 'member')),
    created_at timestamptz not null
);
create unique index sandbox_user_login on sandbox_user (lower(login));

create table sandbox_team (
    id          bigint primary key default nextval('sandbox_id'),
    slug        text        not null unique,
    name        text        not null,
    description text,
    privacy     text        not null constraint sandbox_team_privacy check (privacy in ('closed', 'secret')),
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);

create table sandbox_team_member (
    team_id bigint not null references sandbox_team on delete cascade,
    user_id bigint not null references sandbox_user on delete cascade,
    role    text   not null constraint sandbox_team_member_role check (role in ('member', 'maintainer')),
    primary key (team_id, user_id)
);

create table sandbox_repository (
    id             bigint primary key default nextval('sandbox_id'),
    name           text        not null,
    description    text,
    is_private     boolean     not null,
    is_template    boolean     not null default false,
    archived       boolean     not null default false,
    default_branch text        not null default 'main',
    topics         text        not null default '',
    flags          jsonb       not null default '{}',
    template_id    bigint references sandbox_repository on delete set null,
    created_by     text        not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    pushed_at      timestamptz,
    -- set while the content of the template is still to come
    generate_at    timestamptz,
    -- the tree last taken from the class path; only a template that changed there gets a new commit
    seeded_tree    text
);
create unique index sandbox_repository_name on sandbox_repository (lower(name));
create index sandbox_repository_generating on sandbox_repository (generate_at) where generate_at is not null;

-- A repository that was deleted, until its folder is gone too.
create table sandbox_repository_grave (
    repository_id bigint primary key
);

create table sandbox_team_repository (
    team_id       bigint not null references sandbox_team on delete cascade,
    repository_id bigint not null references sandbox_repository on delete cascade,
    permission    text   not null constraint sandbox_team_repository_permission
        check (permission in ('pull', 'triage', 'push', 'maintain', 'admin')),
    primary key (team_id, repository_id)
);

create table sandbox_environment (
    id                     bigint primary key default nextval('sandbox_id'),
    repository_id          bigint      not null references sandbox_repository on delete cascade,
    name                   text        not null,
    wait_timer             int         not null,
    prevent_self_review    boolean     not null,
    -- both null: any branch may deploy
    protected_branches     boolean,
    custom_branch_policies boolean,
    created_at             timestamptz not null,
    updated_at             timestamptz not null
);
create unique index sandbox_environment_name on sandbox_environment (repository_id, lower(name));

create table sandbox_environment_reviewer (
    environment_id bigint not null references sandbox_environment on delete cascade,
    position       int    not null,
    type           text   not null constraint sandbox_environment_reviewer_type check (type in ('User', 'Team')),
    reviewer_id    bigint not null,
    primary key (environment_id, position)
);

create table sandbox_branch_policy (
    id             bigint primary key default nextval('sandbox_id'),
    environment_id bigint not null references sandbox_environment on delete cascade,
    name           text   not null,
    type           text   not null constraint sandbox_branch_policy_type check (type in ('branch', 'tag')),
    unique (environment_id, type, name)
);

-- Variables and secrets belong to a repository, or to one of its environments.
create table sandbox_variable (
    repository_id  bigint      not null references sandbox_repository on delete cascade,
    environment_id bigint references sandbox_environment on delete cascade,
    name           text        not null,
    value          text        not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    unique nulls not distinct (repository_id, environment_id, name)
);

create table sandbox_secret (
    repository_id  bigint      not null references sandbox_repository on delete cascade,
    environment_id bigint references sandbox_environment on delete cascade,
    name           text        not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    unique nulls not distinct (repository_id, environment_id, name)
);

create table sandbox_secret_key (
    id             bigint primary key default nextval('sandbox_id'),
    repository_id  bigint not null references sandbox_repository on delete cascade,
    environment_id bigint references sandbox_environment on delete cascade,
    private_key    bytea  not null,
    unique nulls not distinct (repository_id, environment_id)
);

create table sandbox_github_ledger (
    id         bigint generated always as identity primary key,
    request_id text        not null unique,
    at         timestamptz not null,
    method     text        not null,
    path       text        not null,
    actor      text,
    -- null while the answer is being made, and for ever if the portal died meanwhile
    status     int,
    ms         int
);
