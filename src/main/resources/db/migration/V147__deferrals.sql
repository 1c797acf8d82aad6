-- A candidate's place may rest for a time: one deferral at a time, and the clock and the terms move by the time it lasted.
create table deferral (
    id uuid primary key,
    enrolment uuid not null references enrolment (id),
    reason text not null check (reason in ('bereavement', 'long-term-sickness', 'parental-leave', 'career-break', 'other')),
    note text check (length(note) <= 1000),
    deferred_at timestamptz not null,
    deferred_by uuid not null,
    back_on date,
    resumed_at timestamptz,
    resumed_by uuid,
    constraint deferral_resumed check ((resumed_at is null) = (resumed_by is null)),
    constraint deferral_in_order check (resumed_at >= deferred_at)
);
create unique index deferral_one_at_a_time on deferral (enrolment) where resumed_at is null;
create index deferral_by_enrolment on deferral (enrolment, deferred_at);

alter table enrolment add column deferred_at timestamptz;
alter table candidacy add column on_hold_since timestamptz;
create index candidacy_on_hold on candidacy (id) where on_hold_since is not null;
