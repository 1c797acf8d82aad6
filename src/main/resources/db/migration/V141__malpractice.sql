-- One concern about one script. What the candidate said and what the lead decided stand beside it.
create table malpractice_case (
    id uuid primary key,
    script uuid not null references script (id),
    enrolment uuid not null,
    attempt int not null check (attempt >= 1),
    window_id uuid not null,
    source text not null check (source in ('MARKER', 'LEAD', 'SIMILARITY')),
    raised_by uuid not null,
    raised_at timestamptz not null,
    report text not null,
    answer_by timestamptz,
    answer text,
    answered_at timestamptz,
    state text not null check (state in ('OPEN', 'ANSWERED', 'DECIDED', 'CLOSED')),
    decision text check (decision in ('no-case', 'penalty', 'ended')),
    areas text,
    reason text,
    decided_by uuid,
    decided_at timestamptz,
    version bigint not null,
    constraint malpractice_decided_with_reason check (
        (state = 'DECIDED') = (decision is not null) and (decision is null or (reason is not null and decided_by is not null))),
    constraint malpractice_four_eyes check (decided_by <> raised_by)
);
create unique index malpractice_one_open on malpractice_case (script) where state in ('OPEN', 'ANSWERED');
create index malpractice_in_order on malpractice_case (raised_at desc, id);
create index malpractice_enrolment on malpractice_case (enrolment);
