-- How one window is run: from its closed books to the results released together.
create table window_run (
    window_id uuid primary key,
    state text not null check (state in ('PLANNED', 'MARKING', 'MODERATING', 'RATIFYING', 'RATIFIED', 'RELEASED', 'EMPTY')),
    seed bigint not null,
    sampled_at timestamptz,
    ratified_at timestamptz,
    ratified_by uuid,
    released_at timestamptz,
    version bigint not null
);

create table window_moderation (
    window_id uuid primary key references window_run (window_id),
    sampled int not null default 0,
    moderated int not null default 0,
    check (moderated <= sampled)
);

-- Why a script was sampled, and what came of it. The judgement names the version of the marks it judged.
create table sampled_script (
    script uuid primary key references script (id),
    window_id uuid not null references window_run (window_id),
    reasons text not null,
    at_random boolean not null,
    drawn_at timestamptz not null,
    judged_version int,
    judgement text check (judgement in ('UPHELD', 'BEYOND')),
    moderator uuid,
    done_at timestamptz,
    version bigint not null
);
create index sampled_script_window on sampled_script (window_id);

create table withheld_script (
    script uuid primary key references script (id),
    window_id uuid not null references window_run (window_id),
    reason text not null,
    actor uuid not null,
    withheld_at timestamptz not null,
    lifted_at timestamptz
);
create index withheld_script_window on withheld_script (window_id);

-- Released results: one for each attempt, never altered by a second release.
create table result (
    id uuid primary key,
    script uuid not null unique references script (id),
    enrolment uuid not null,
    attempt int not null,
    window_id uuid not null references window_run (window_id),
    outcome text not null check (outcome in ('pass', 'resubmit', 'fail')),
    total int not null,
    areas_to_resubmit text not null,
    marks_version int not null,
    released_at timestamptz not null,
    unique (enrolment, attempt)
);
create index result_window on result (window_id);
