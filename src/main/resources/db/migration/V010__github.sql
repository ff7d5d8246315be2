-- One budget of changes for each organization, shared by every replica.

create table github_budget (
    organization text        not null primary key,
    next_change  timestamptz not null,
    closed_until timestamptz not null
);
