-- Everybody who has ever signed in or been named by the sandbox.

create table person (
    login text not null primary key,
    name  text not null,
    role  text not null,
    constraint person_role_known check (role in ('DATA_SCIENTIST', 'APPROVER', 'ADMIN'))
);
