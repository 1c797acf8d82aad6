-- Files a candidate gives with an appeal. Where they are kept and checked is the document's row.
create table appeal_file (
    document uuid primary key references other_document (id),
    appeal uuid not null references appeal (id),
    name text not null check (name <> ''),
    added_at timestamptz not null
);
create index appeal_file_in_order on appeal_file (appeal, added_at, name);
