-- A file on its way in, sent in parts so that a dropped connection costs one part and not the whole file.
create table upload (
    id uuid primary key,
    enrolment_id uuid not null,
    kind text not null,
    name text not null check (length(name) between 1 and 200),
    file_key text not null check (length(file_key) between 1 and 500),
    bytes bigint not null check (bytes between 1 and 52428800),
    replaces uuid,
    touched_at timestamptz not null,
    result text
);
-- The same file begun twice, in two tabs or after a break, is one upload.
create unique index upload_one_open on upload (enrolment_id, kind, file_key) where result is null;
create index upload_touched on upload (touched_at);

create table upload_part (
    upload_id uuid not null references upload (id) on delete cascade,
    from_byte bigint not null check (from_byte >= 0),
    content bytea not null check (length(content) > 0),
    primary key (upload_id, from_byte)
);
