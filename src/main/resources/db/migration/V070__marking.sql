-- A script of one attempt under marking. The enrolment stays in this table: no page, address or variable carries it to a marker.
create table script (
    id uuid primary key,
    submission uuid not null unique,
    enrolment uuid not null,
    attempt int not null check (attempt >= 1),
    window_id uuid not null,
    edition text not null,
    candidate_number text not null,
    context text not null,
    state text not null check (state in ('MARKING', 'MARKED')),
    created_at timestamptz not null,
    marked_at timestamptz,
    version bigint not null,
    unique (enrolment, attempt)
);
create index script_window on script (window_id);

-- A second attempt is marked in the areas that failed; the other marks are carried over from the first.
create table script_carried_mark (
    script uuid not null references script (id),
    criterion text not null,
    mark int not null check (mark >= 0),
    primary key (script, criterion)
);

-- One person's sheet for one script: nobody marks a script twice, and no moderator has marked it.
create table mark_sheet (
    id uuid primary key,
    script uuid not null references script (id),
    person uuid not null,
    purpose text not null check (purpose in ('FIRST', 'SECOND', 'MODERATION')),
    state text not null check (state in ('DECLARED', 'DRAFT', 'FINAL', 'INTERESTED')),
    declared_at timestamptz not null,
    saved_at timestamptz,
    final_at timestamptz,
    version bigint not null,
    unique (script, person)
);
create unique index mark_sheet_final on mark_sheet (script, purpose) where state = 'FINAL';
create index mark_sheet_person on mark_sheet (person);

create table mark_sheet_line (
    sheet uuid not null references mark_sheet (id),
    criterion text not null,
    mark int check (mark >= 0),
    comment text,
    primary key (sheet, criterion)
);

-- The marks that stand for a script, one row a version, never changed: a judgement names the version it judged.
create table standing_marks (
    id uuid primary key,
    script uuid not null references script (id),
    version int not null check (version >= 1),
    origin text not null check (origin in ('MARKED', 'SETTLED', 'MODERATED')),
    actor uuid not null,
    reason text,
    made_at timestamptz not null,
    unique (script, version)
);

create table standing_mark (
    standing uuid not null references standing_marks (id),
    criterion text not null,
    mark int not null check (mark >= 0),
    primary key (standing, criterion)
);

-- How far the marking of a window is: the caller whose count makes both equal is the last one.
create table window_marking (
    window_id uuid primary key,
    opened int not null default 0,
    marked int not null default 0,
    check (marked <= opened)
);
