create table project (
    enrolment         uuid primary key,
    version           integer     not null,
    title             text        not null,
    pupil_aim         text        not null,
    team_aim          text        not null,
    team_size         integer     not null check (team_size between 1 and 500),
    phase             text        not null,
    standing          text        not null check (standing in ('PROPOSED', 'RETURNED', 'APPROVED')),
    proposed_at       timestamptz not null,
    decided_by        uuid,
    decided_at        timestamptz,
    decision_reason   text,
    starts_on         date,
    term_one_ends_on  date,
    terms_end_on      date,
    check (standing <> 'RETURNED' or decision_reason is not null),
    check ((terms_end_on is null) = (starts_on is null)),
    check (terms_end_on is null or terms_end_on > starts_on)
);

-- One row a term review, written when it was held, or closed as not held: the first of the two stays.
create table term_review (
    project   uuid        not null references project (enrolment),
    term      integer     not null check (term in (1, 2)),
    held      boolean     not null,
    held_on   date,
    notes     text        not null,
    closed_by uuid,
    closed_at timestamptz not null,
    primary key (project, term),
    check (not held or held_on is not null)
);
