-- Files of applications: what was read, what became of each row, and applications begun on the page.

create table import_batch (
    id uuid primary key,
    partner text not null references partner (code),
    uploaded_by uuid not null references person (id),
    file_name text not null check (length(file_name) <= 255),
    header jsonb not null,
    state text not null check (state in ('PREVIEW', 'RUNNING', 'DONE', 'DISCARDED')),
    uploaded_at timestamptz not null,
    confirmed_at timestamptz,
    finished_at timestamptz
);
create index import_batch_by_partner on import_batch (partner, uploaded_at);
create index import_batch_by_person on import_batch (uploaded_by);
create index import_batch_running on import_batch (confirmed_at) where state = 'RUNNING';

-- verdict: what the preview found; result: what came of the row once confirmed.
create table import_row (
    batch uuid not null references import_batch (id) on delete cascade,
    line integer not null check (line >= 1),
    cells jsonb not null,
    who text not null check (length(who) <= 220),
    verdict text not null check (verdict in ('NEW', 'ALREADY', 'REFUSED')),
    result text check (result in ('NEW', 'ALREADY', 'REFUSED')),
    faults jsonb not null,
    application uuid references application (id),
    done_at timestamptz,
    primary key (batch, line)
);
create index import_row_open on import_row (batch, line) where result is null;
create index import_row_by_application on import_row (application);

create table application_draft (
    person uuid primary key references person (id),
    answers jsonb not null,
    saved_at timestamptz not null
);
