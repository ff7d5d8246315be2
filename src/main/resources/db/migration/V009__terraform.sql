-- The newest serial of each Terraform state, encrypted by the portal; who works on it holds the fence.
create table terraform_state (
    name       text primary key,
    fence      bigint not null,
    serial     bigint,
    lineage    text,
    content    bytea,
    shipped_at timestamptz,
    constraint terraform_state_whole check (
        (serial is null) = (content is null)
        and (lineage is null) = (content is null)
        and (shipped_at is null) = (content is null))
);
