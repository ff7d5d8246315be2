-- What the account doctor found, and when. An examination without an end goes on, or waits for its turn.

create table examination (
    id            bigint      generated always as identity primary key,
    business_unit text        not null references business_unit (key),
    account       text        not null,
    asked_by      text,
    asked_at      timestamptz not null,
    expected      int         not null,
    started_at    timestamptz,
    ended_at      timestamptz,
    verdict       text,
    constraint examination_account check (account ~ '^[0-9]{12}$'),
    constraint examination_verdict check (verdict in ('green', 'amber', 'red')),
    constraint examination_ended check ((ended_at is null) = (verdict is null))
);

-- One at a time for each account, however many ask.
create unique index examination_going on examination (business_unit, account) where ended_at is null;
create index examination_history on examination (business_unit, account, id desc) where ended_at is not null;

create table examination_finding (
    examination bigint not null references examination (id) on delete cascade,
    ordinal     int    not null,
    subject     text   not null,
    stage       text,
    verdict     text   not null,
    title       text   not null,
    seen        text   not null,
    mend        text   not null,
    commands    text[] not null,
    primary key (examination, ordinal),
    constraint examination_finding_subject check
        (subject in ('role', 'apply-role', 'region', 'sign-in', 'state', 'network', 'platform', 'quota')),
    constraint examination_finding_stage check (stage in ('dev', 'preprod', 'prod')),
    constraint examination_finding_verdict check (verdict in ('green', 'unseen', 'amber', 'red'))
);
