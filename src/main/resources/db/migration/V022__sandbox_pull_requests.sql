-- Pull requests of the sandbox's GitHub. Nobody merges there but git.
create table sandbox_pull_request (
    id            bigint primary key default nextval('sandbox_id'),
    repository_id bigint      not null references sandbox_repository on delete cascade,
    number        int         not null,
    title         text        not null,
    body          text,
    head          text        not null,
    base          text        not null,
    created_by    text        not null,
    created_at    timestamptz not null,
    unique (repository_id, number),
    -- GitHub has one open pull request from a branch to another
    unique (repository_id, head, base)
);
