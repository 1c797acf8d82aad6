-- Who did what, when and why. Rows are only ever added; the database itself refuses anything else.
create table happening (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    subject varchar(40) not null,
    subject_id uuid not null,
    candidacy uuid,
    actor uuid,
    what varchar(1000) not null check (what <> ''),
    why text
);
create index happening_candidacy on happening (candidacy, id desc);
create index happening_subject on happening (subject, subject_id, id desc);

create function happening_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'Happenings are never changed or removed';
end $$;

create trigger happening_is_final before update or delete on happening
    for each row execute function happening_is_final();
create trigger happening_is_never_emptied before truncate on happening
    for each statement execute function happening_is_final();
