-- Templates and their versions. A manifest is kept as it was written, comments and all.

create table template (
    key      text not null primary key,
    position int  not null
);

create table template_version (
    template text        not null references template (key),
    version  int         not null constraint template_version_from_1 check (version >= 1),
    status   text        not null,
    manifest text        not null,
    added_at timestamptz not null,
    primary key (template, version),
    constraint template_version_status check (status in ('draft', 'published', 'deprecated'))
);

-- Requests and projects refer to a version for ever, so not even we may change what it says.
create function keep_published_template_version() returns trigger language plpgsql as $$
begin
    if old.status <> 'draft' and (tg_op = 'DELETE'
            or new.status = 'draft'
            or (new.template, new.version, new.manifest) is distinct from (old.template, old.version, old.manifest)) then
        raise exception 'Template version %@% is published and never changes', old.template, old.version;
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;

create trigger template_version_is_kept before update or delete on template_version
    for each row execute function keep_published_template_version();
