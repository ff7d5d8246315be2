-- One row for each thing that somebody should know. The key makes telling it twice impossible.
create table notice (
    id         bigint generated always as identity primary key,
    key        text        not null unique,
    recipient  text        not null,
    tone       text        not null constraint notice_tone check (tone in ('success', 'warning', 'error', 'info')),
    title      text        not null,
    text       text        not null,
    href       text        not null,
    action     text        not null,
    at         timestamptz not null,
    seen_at    timestamptz
);
create index notice_open on notice (recipient, id desc) where seen_at is null;
