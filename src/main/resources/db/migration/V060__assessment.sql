-- One row a window, locked while its seats are counted and given out.
create table window_seats (
    window_id uuid primary key
);

-- A candidate's place in an assessment window. A seat has a number, so that the database itself refuses to give it twice.
create table booking (
    id uuid primary key,
    enrolment_id uuid not null,
    attempt int not null check (attempt >= 1),
    window_id uuid,
    seat int check (seat >= 1),
    state text not null check (state in
        ('OFFERED', 'BOOKED', 'CONFIRMED', 'ROLLED_OVER', 'GIVEN_BACK', 'SUBMITTED', 'NOT_SUBMITTED')),
    chosen_by uuid,
    choose_by timestamptz not null,
    confirm_by timestamptz,
    changed_at timestamptz not null,
    version int not null,
    constraint booking_has_window check (state in ('OFFERED', 'GIVEN_BACK') or window_id is not null),
    constraint booking_has_seat check ((seat is not null) = (state in ('BOOKED', 'CONFIRMED', 'SUBMITTED')))
);
create unique index booking_one_live on booking (enrolment_id, attempt) where state in ('OFFERED', 'BOOKED', 'CONFIRMED');
create unique index booking_one_submitted on booking (enrolment_id, attempt) where state = 'SUBMITTED';
create unique index booking_seat_once on booking (window_id, seat) where seat is not null;
create index booking_enrolment on booking (enrolment_id);

-- One candidate's submission of one attempt.
create table submission (
    id uuid primary key,
    enrolment_id uuid not null,
    attempt int not null check (attempt >= 1),
    window_id uuid not null,
    state text not null check (state in ('DRAFT', 'FINAL', 'SEALED', 'CLOSED')),
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    verify_by timestamptz not null,
    late_allowed boolean not null,
    hash text check (length(hash) = 64),
    words int check (words >= 0),
    final_at timestamptz,
    sealed_at timestamptz,
    version int not null,
    constraint submission_attempt_once unique (enrolment_id, attempt),
    constraint submission_final_has_hash
        check (state not in ('FINAL', 'SEALED') or (hash is not null and final_at is not null)),
    constraint submission_sealed_has_time check ((state = 'SEALED') = (sealed_at is not null))
);
create index submission_window on submission (window_id);

-- The files of a submission; their bytes are in the document store, by hash.
create table submission_file (
    id uuid primary key,
    submission_id uuid not null references submission (id),
    kind text not null,
    criterion text,
    name text not null check (length(name) between 1 and 200),
    content_type text not null,
    bytes bigint not null check (bytes > 0),
    hash text not null check (length(hash) = 64),
    words int check (words >= 0),
    added_at timestamptz not null,
    constraint submission_file_once unique (submission_id, kind, hash)
);
create index submission_file_hash on submission_file (hash);

-- What sponsor and coach said of one exact set of files. Rows are kept when a change makes them void.
create table verification (
    id uuid primary key,
    submission_id uuid not null references submission (id),
    role text not null check (role in ('SPONSOR', 'COACH')),
    person_id uuid not null,
    decision text not null check (decision in ('VERIFIED', 'RETURNED')),
    hash text not null check (length(hash) = 64),
    remarks text,
    remarks_hash text check (length(remarks_hash) = 64),
    reason text,
    decided_at timestamptz not null,
    voided_at timestamptz,
    constraint verification_return_has_reason check (decision = 'VERIFIED' or reason is not null),
    constraint verification_sponsor_comments check (role = 'COACH' or decision = 'RETURNED' or remarks is not null)
);
create unique index verification_one_standing on verification (submission_id, role) where voided_at is null;

-- What the coordinator decided about a submission that was late, returned late or not verified in time.
create table late_decision (
    id uuid primary key,
    submission_id uuid not null references submission (id),
    decided_by uuid not null,
    decision text not null check (decision in ('REOPEN', 'ASK_AGAIN', 'REFUSE')),
    until timestamptz,
    reason text not null,
    decided_at timestamptz not null,
    constraint late_decision_has_date check ((decision = 'REFUSE') = (until is null))
);
create index late_decision_submission on late_decision (submission_id);
