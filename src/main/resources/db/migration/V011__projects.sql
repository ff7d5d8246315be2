-- What fulfilled requests left. The document holds what only pages read: repositories and Terraform's outputs.
create table project (
    id            bigint generated always as identity primary key,
    name          text        not null,
    business_unit text        not null,
    template      text        not null,
    requester     text        not null,
    request_id    bigint      not null unique,
    run_id        bigint      not null,
    digest        text        not null,
    document      jsonb       not null,
    made_at       timestamptz not null
);
create unique index project_name on project (lower(name));
create index project_of_business_unit on project (business_unit, id desc);
create index project_of_requester on project (requester, id desc);
create index project_named on project using gin (lower(name) gin_trgm_ops);
