-- Who is on the programme, and how much of the time to a first submission is left.
create table enrolment (
    id            uuid primary key,
    version       integer     not null,
    person        uuid        not null,
    number        text        not null,
    qualification text        not null,
    edition       text        not null,
    partner       text        not null,
    school_urn    text        not null,
    post          text        not null,
    cohort        uuid        not null,
    sponsor       uuid        not null,
    coach         uuid        not null,
    opened_at     timestamptz not null,
    clock_starts  timestamptz not null,
    clock_ends    timestamptz not null,
    standing      text        not null check (standing in ('ACTIVE', 'WITHDRAWN', 'LAPSED', 'COMPLETED', 'FAILED')),
    ended_at      timestamptz,
    end_reason    text,
    check (clock_ends > clock_starts),
    check ((standing = 'ACTIVE') = (ended_at is null))
);
create unique index enrolment_one_live on enrolment (person, qualification) where standing = 'ACTIVE';
create unique index enrolment_number on enrolment (number);
create index enrolment_cohort on enrolment (cohort);
create index enrolment_sponsor on enrolment (sponsor);
create index enrolment_coach on enrolment (coach);

-- Every extension of the clock, never altered.
create table enrolment_extension (
    id         uuid primary key,
    enrolment  uuid        not null references enrolment (id),
    granted_at timestamptz not null,
    granted_by uuid        not null,
    reason     text        not null,
    from_end   timestamptz not null,
    to_end     timestamptz not null check (to_end > from_end)
);
create index enrolment_extension_enrolment on enrolment_extension (enrolment, granted_at);

-- One row a dated session, there before anybody waits for it: looking for a register and taking it lock this row.
create table register (
    session        uuid primary key,
    version        integer not null,
    cohort         uuid    not null,
    kind           text    not null check (kind in ('INDUCTION', 'DAY', 'FINAL_TWILIGHT')),
    handed_over_at timestamptz,
    taken_at       timestamptz,
    taken_by       uuid,
    check ((taken_at is null) = (taken_by is null))
);
create index register_cohort on register (cohort);

create table attendance (
    session   uuid    not null references register (session),
    enrolment uuid    not null references enrolment (id),
    present   boolean not null,
    primary key (session, enrolment)
);
create index attendance_enrolment on attendance (enrolment);

create table catch_up (
    id           uuid primary key,
    version      integer     not null,
    enrolment    uuid        not null references enrolment (id),
    session      uuid        not null references register (session),
    state        text        not null check (state in ('ARRANGED', 'EXCUSED', 'HELD', 'MISSED')),
    held_on      date,
    place        text,
    reason       text,
    arranged_by  uuid        not null,
    arranged_at  timestamptz not null,
    confirmed_by uuid,
    confirmed_at timestamptz,
    check (state <> 'EXCUSED' or reason is not null),
    check (state = 'EXCUSED' or held_on is not null)
);
-- A missed session is arranged anew only after the one before was missed too.
create unique index catch_up_one_standing on catch_up (enrolment, session) where state <> 'MISSED';
create index catch_up_session on catch_up (session);

create table diagnostic (
    enrolment    uuid primary key references enrolment (id),
    version      integer     not null,
    reflected_at timestamptz not null,
    reviewed_at  timestamptz,
    reviewed_by  uuid,
    priorities   text,
    check ((reviewed_at is null) = (priorities is null))
);

create table behaviour_rating (
    enrolment uuid    not null references diagnostic (enrolment),
    behaviour text    not null,
    score     integer not null check (score between 1 and 4),
    comment   text    not null,
    primary key (enrolment, behaviour)
);
