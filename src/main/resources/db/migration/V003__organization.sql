-- Business units, the account that serves each of their stages, and who may ask and sign.

create table business_unit (
    key         text not null primary key,
    name        text not null,
    region      text not null,
    cost_centre text not null,
    version     int  not null
);

create table business_unit_account (
    business_unit text not null references business_unit (key),
    stage         text not null,
    number        text not null constraint business_unit_account_number check (number ~ '^[0-9]{12}$'),
    region        text not null,
    role          text not null,
    primary key (business_unit, stage),
    constraint business_unit_account_stage check (stage in ('dev', 'preprod', 'prod'))
);

create table business_unit_person (
    business_unit text not null references business_unit (key),
    person        text not null,
    kind          text not null,
    ordinal       int  not null,
    primary key (business_unit, person, kind),
    constraint business_unit_person_kind check (kind in ('member', 'approver'))
);
