-- Results that go out together: those of a window's results date (id: the window's), or a supplementary batch later. Whoever
-- proposes a release, by ratifying the window or by naming the batch, is never the one who approves it.
create table release_batch (
    id uuid primary key,
    window_id uuid not null references window_run (window_id),
    supplementary boolean not null,
    state text not null check (state in ('PROPOSED', 'APPROVED', 'RETURNED', 'RELEASING', 'RELEASED')),
    release_at timestamptz not null,
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    approved_by uuid,
    approved_at timestamptz,
    returned_reason text,
    released_at timestamptz,
    version bigint not null,
    constraint release_batch_main check (supplementary or id = window_id),
    constraint release_batch_four_eyes check (approved_by <> proposed_by),
    constraint release_batch_approved check (state not in ('APPROVED', 'RELEASING', 'RELEASED') or approved_by is not null)
);
create index release_batch_window on release_batch (window_id, proposed_at);

-- A script in a batch: one row a script, so no script is ever in two.
create table release_item (
    script uuid primary key references script (id),
    batch uuid not null references release_batch (id),
    state text not null check (state in ('PROPOSED', 'WAITING', 'RELEASED', 'LEFT_OUT')),
    done_at timestamptz
);
create index release_item_batch on release_item (batch);

-- How far a batch is: the caller whose count makes both equal is the last one.
create table release_count (
    batch uuid primary key references release_batch (id),
    total int not null,
    done int not null default 0,
    check (done <= total)
);

alter table window_run drop constraint window_run_state_check;
alter table window_run add constraint window_run_state_check check (state in
    ('PLANNED', 'MARKING', 'MODERATING', 'RATIFYING', 'RATIFIED', 'APPROVED', 'RELEASING', 'RELEASED', 'EMPTY'));

-- A result may get a new version after an appeal; the old one stays as it was.
alter table result add column version int not null default 1 check (version >= 1);
alter table result drop constraint result_script_key;
alter table result drop constraint result_enrolment_attempt_key;
alter table result add constraint result_script_version unique (script, version);
alter table result add constraint result_attempt_version unique (enrolment, attempt, version);

-- What a result was made of, criterion by criterion, with the comment the candidate reads. Later marks never change it.
create table result_mark (
    result uuid not null references result (id),
    criterion text not null,
    mark int not null check (mark >= 0),
    comment text,
    carried boolean not null default false,
    voided boolean not null default false,
    primary key (result, criterion)
);
insert into result_mark (result, criterion, mark, carried)
    select r.id, m.criterion, m.mark, exists (
            select 1 from script_carried_mark c where c.script = r.script and c.criterion = m.criterion)
    from result r
        join standing_marks s on s.script = r.script and s.version = r.marks_version
        join standing_mark m on m.standing = s.id;

-- Windows ratified before a second lead was asked: their release is proposed by whoever ratified them.
insert into release_batch (id, window_id, supplementary, state, release_at, proposed_by, proposed_at, version)
    select r.window_id, r.window_id, false, 'PROPOSED', w.results_at, r.ratified_by, r.ratified_at, 0
    from window_run r join assessment_window w on w.id = r.window_id where r.state = 'RATIFIED';

-- The candidate lets their sponsor see the result, until they take that back.
create table result_consent (
    enrolment uuid primary key,
    given_at timestamptz not null,
    revoked_at timestamptz
);

-- Marks that are void because of malpractice: 0 in the version of the marks that stands, and said so to the candidate.
create table voided_mark (
    script uuid not null references script (id),
    criterion text not null,
    primary key (script, criterion)
);
alter table standing_marks drop constraint standing_marks_origin_check;
alter table standing_marks add constraint standing_marks_origin_check
    check (origin in ('MARKED', 'SETTLED', 'MODERATED', 'ADJUSTED', 'VOIDED', 'APPEALED'));
alter table mark_sheet drop constraint mark_sheet_purpose_check;
alter table mark_sheet add constraint mark_sheet_purpose_check check (purpose in ('FIRST', 'SECOND', 'MODERATION', 'SETTLEMENT', 'APPEAL'));
