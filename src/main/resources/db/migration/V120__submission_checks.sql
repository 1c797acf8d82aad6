-- A file of an earlier attempt that stays, because its area was passed.
alter table submission_file add column carried boolean not null default false;
alter table submission_file alter column carried drop default;

-- Whether a file is a task's own text: an edition may have several tasks, each with files of its key.
alter table submission_file add column script boolean;
update submission_file set script = (kind = 'script');
alter table submission_file alter column script set not null;

-- What was counted in a script file and what was left out, by content and version of the rules: the same bytes are read once.
create table file_reading (
    hash text not null check (length(hash) = 64),
    rules int not null,
    words jsonb not null,
    counted int not null check (counted >= 0),
    usual int not null check (usual >= 0),
    read_at timestamptz not null,
    primary key (hash, rules)
);

-- That a file was looked through for what it may give away, and by which version of the rules.
create table file_check (
    file_id uuid primary key references submission_file (id) on delete cascade,
    rules int not null,
    checked_at timestamptz not null
);

-- What was found in it.
create table file_finding (
    file_id uuid not null references file_check (file_id) on delete cascade,
    kind text not null check (kind in
        ('OWN_NAME', 'SCHOOL', 'TRN', 'EMAIL', 'UPN', 'BIRTH_DATE', 'PUPIL_NAMES', 'UNREADABLE', 'TWICE')),
    place text not null check (length(place) between 1 and 60),
    found int not null check (found >= 1),
    excerpt text not null,
    primary key (file_id, kind, place)
);

-- The candidate's word, with the reason, that something found is meant to be there. It holds for exactly these bytes.
create table finding_declaration (
    submission_id uuid not null references submission (id),
    hash text not null check (length(hash) = 64),
    kind text not null,
    place text not null,
    reason text not null check (length(reason) between 1 and 1000),
    declared_by uuid not null,
    declared_at timestamptz not null,
    primary key (submission_id, hash, kind, place)
);
