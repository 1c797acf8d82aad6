-- The programme as data: editions of qualifications, the calendar, and what partners deliver when.

-- An edition as it was read from its file. Once a candidate is on it (in_use_since), it never changes again.
create table programme_edition (
    code text primary key check (code ~ '^[A-Z0-9]+-[0-9]{4}$'),
    qualification text not null,
    title text not null,
    in_force_from date not null,
    definition jsonb not null,
    hash text not null check (length(hash) = 64),
    stored_at timestamptz not null,
    in_use_since timestamptz,
    constraint programme_edition_one_a_day unique (qualification, in_force_from)
);

-- The default school calendar. Days outside a term, in a break, at a weekend or on a bank holiday are not school days.
create table school_term (
    id uuid primary key,
    name text not null unique check (btrim(name) <> '' and length(name) <= 80),
    starts_on date not null,
    ends_on date not null,
    illustrative boolean not null,
    version integer not null default 0,
    constraint school_term_runs_forward check (starts_on < ends_on and ends_on - starts_on <= 200),
    constraint school_term_apart exclude using gist (daterange(starts_on, ends_on, '[]') with &&)
);

create table school_break (
    id uuid primary key,
    term uuid not null references school_term (id) on delete cascade,
    name text not null check (btrim(name) <> '' and length(name) <= 80),
    starts_on date not null,
    ends_on date not null,
    constraint school_break_runs_forward check (starts_on <= ends_on),
    constraint school_break_apart exclude using gist (daterange(starts_on, ends_on, '[]') with &&)
);
create index school_break_by_term on school_break (term);

create table bank_holiday (
    day date primary key,
    name text not null check (btrim(name) <> '' and length(name) <= 80)
);

create table intake (
    id uuid primary key,
    qualification text not null,
    code text not null check (code ~ '^[0-9]{4}-[0-9]{2}[a-z]?$'),
    edition text not null references programme_edition (code),
    apply_by date not null,
    starts_on date not null,
    version integer not null default 0,
    constraint intake_once unique (qualification, code),
    constraint intake_closes_before_start check (apply_by < starts_on)
);
create index intake_by_edition on intake (edition);
create index intake_by_closing on intake (qualification, apply_by);

-- How a partner delivers: which sessions, how long after the induction, at what time. No partner: the plan as shipped.
create table delivery_plan (
    id uuid primary key,
    partner text references partner (code),
    qualification text not null,
    name text not null check (btrim(name) <> '' and length(name) <= 80),
    version integer not null default 0,
    constraint delivery_plan_once unique nulls not distinct (partner, qualification, name)
);

create table planned_session (
    plan uuid not null references delivery_plan (id) on delete cascade,
    position integer not null check (position between 0 and 19),
    kind text not null check (kind in ('INDUCTION', 'DAY', 'FINAL_TWILIGHT')),
    number integer not null check (number between 1 and 18),
    title text not null check (btrim(title) <> '' and length(title) <= 80),
    offset_days integer not null check (offset_days between 0 and 540),
    starts_at time not null,
    minutes integer not null check (minutes between 30 and 600),
    primary key (plan, position),
    constraint planned_session_once unique (plan, kind, number),
    constraint planned_session_one_of_a_kind check (kind = 'DAY' or number = 1)
);

create table cohort (
    id uuid primary key,
    intake uuid not null references intake (id),
    partner text not null references partner (code),
    name text not null check (btrim(name) <> '' and length(name) <= 80),
    seats integer not null check (seats between 1 and 500),
    taken integer not null default 0,
    version integer not null default 0,
    constraint cohort_once unique (partner, name),
    constraint cohort_not_overfull check (taken between 0 and seats)
);
create index cohort_by_intake on cohort (intake, partner);

create table cohort_seat (
    candidacy uuid primary key,
    cohort uuid not null references cohort (id),
    taken_at timestamptz not null
);
create index cohort_seat_by_cohort on cohort_seat (cohort);

create table cohort_session (
    id uuid primary key,
    cohort uuid not null references cohort (id),
    kind text not null check (kind in ('INDUCTION', 'DAY', 'FINAL_TWILIGHT')),
    number integer not null check (number between 1 and 18),
    title text not null check (btrim(title) <> '' and length(title) <= 80),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    venue text not null check (btrim(venue) <> '' and length(venue) <= 200),
    facilitator uuid references person (id),
    announced_at timestamptz,
    version integer not null default 0,
    constraint cohort_session_once unique (cohort, kind, number),
    constraint cohort_session_one_of_a_kind check (kind = 'DAY' or number = 1),
    constraint cohort_session_runs_forward check (starts_at < ends_at)
);
create index cohort_session_by_facilitator on cohort_session (facilitator);
create index cohort_session_by_start on cohort_session (starts_at);

create table assessment_window (
    id uuid primary key,
    qualification text not null,
    name text not null check (btrim(name) <> '' and length(name) <= 80),
    opens timestamptz not null,
    closes timestamptz not null,
    booking_closes timestamptz not null,
    confirm_by timestamptz not null,
    verify_by timestamptz not null,
    marking_by timestamptz not null,
    moderation_by timestamptz not null,
    results_at timestamptz not null,
    seats integer not null check (seats between 1 and 5000),
    announced_at timestamptz,
    version integer not null default 0,
    constraint assessment_window_once unique (qualification, name),
    constraint assessment_window_closes_once unique (qualification, closes),
    constraint assessment_window_in_order check (
        booking_closes <= confirm_by and confirm_by < opens and opens < closes and closes < verify_by
        and verify_by < marking_by and marking_by < moderation_by and moderation_by < results_at)
);
create index assessment_window_by_closing on assessment_window (qualification, closes);
