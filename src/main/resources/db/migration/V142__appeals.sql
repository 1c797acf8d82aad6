-- One appeal against one attempt's result. Its fresh marks are a mark sheet of their own purpose.
create table appeal (
    id uuid primary key,
    enrolment uuid not null,
    attempt int not null check (attempt >= 1),
    script uuid not null references script (id),
    result_version int not null,
    window_id uuid not null,
    areas text not null,
    grounds text not null,
    lodged_by uuid not null,
    lodged_at timestamptz not null,
    state text not null check (state in ('LODGED', 'ADMITTED', 'MARKED', 'DECIDED', 'REFUSED', 'WITHDRAWN')),
    reason text,
    decision text check (decision in ('changed', 'unchanged')),
    decided_by uuid,
    decided_at timestamptz,
    old_outcome text not null,
    new_outcome text,
    version bigint not null,
    constraint appeal_once unique (enrolment, attempt),
    constraint appeal_decided_with_reason check (
        state not in ('DECIDED', 'REFUSED') or (reason is not null and decided_by is not null))
);
create index appeal_in_order on appeal (lodged_at desc, id);

-- What appeals taught, without names.
create table appeal_lesson (
    appeal uuid primary key references appeal (id),
    lesson text not null,
    noted_by uuid not null,
    noted_at timestamptz not null
);
create index appeal_lesson_in_order on appeal_lesson (noted_at desc, appeal);

-- One certificate in force an enrolment; a revoked one stays, and its number keeps answering the public check.
alter table certificate drop constraint certificate_enrolment_key;
create unique index certificate_one_in_force on certificate (enrolment) where revoked_on is null;
create index certificate_enrolment on certificate (enrolment);
create index certificate_in_order on certificate (awarded_on desc, number);
alter table certificate add column revoked_by uuid;

-- The Department's rows are one an award, and one more if it is taken back.
alter table outcome_return drop constraint outcome_return_pkey;
alter table outcome_return drop constraint outcome_return_certificate_number_key;
alter table outcome_return add primary key (certificate_number);
alter table outcome_return add column revoked_on date;
