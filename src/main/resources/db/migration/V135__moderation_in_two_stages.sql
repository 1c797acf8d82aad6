-- A sheet that a later round of marking or moderation replaced: kept as it was, and no longer what counts.
alter table mark_sheet drop constraint mark_sheet_state_check;
alter table mark_sheet add constraint mark_sheet_state_check
    check (state in ('DECLARED', 'DRAFT', 'FINAL', 'INTERESTED', 'SET_ASIDE'));

-- A full re-mark: until when, and up to which version the marks were put aside.
alter table script add column mark_by timestamptz;
alter table script add column marks_put_aside int not null default 0;

alter table standing_marks drop constraint standing_marks_origin_check;
alter table standing_marks add constraint standing_marks_origin_check
    check (origin in ('MARKED', 'SETTLED', 'MODERATED', 'ADJUSTED'));

-- An assessor whose marks were beyond tolerance in one window: a larger sample of theirs, then the lead's decision.
create table assessor_review (
    id uuid primary key,
    window_id uuid not null references window_run (window_id),
    assessor uuid not null,
    state text not null check (state in ('SAMPLING', 'JUDGING', 'DECIDING', 'REMARKING', 'CLOSED')),
    because uuid not null references script (id),
    seed bigint not null,
    opened_at timestamptz not null,
    decision text check (decision in ('WITHIN', 'NO_ACTION', 'ADJUSTED', 'REMARKED')),
    reason text,
    decided_by uuid,
    decided_at timestamptz,
    closed_at timestamptz,
    version bigint not null,
    constraint assessor_review_once unique (window_id, assessor),
    constraint assessor_review_decision_has_reason
        check (decision is null or decision = 'WITHIN' or (reason is not null and decided_by is not null))
);

-- What a decision did to a script: totals and outcomes before and, for an adjustment, after.
create table assessor_review_script (
    review uuid not null references assessor_review (id),
    script uuid not null references script (id),
    what text not null check (what in ('ADJUSTED', 'REMARKED')),
    old_version int not null,
    old_total int not null,
    new_total int,
    outcome_changed boolean not null,
    done_at timestamptz,
    primary key (review, script)
);
create index assessor_review_script_open on assessor_review_script (script) where done_at is null;

alter table window_moderation add column reviews_open int not null default 0 check (reviews_open >= 0);

-- What a draw was made from. Marks may change later; the draw can be repeated from here for ever.
create table sample_draw (
    id uuid primary key,
    window_id uuid not null references window_run (window_id),
    qualification text not null,
    review uuid references assessor_review (id),
    seed bigint not null,
    minimum int not null,
    share double precision not null,
    random_minimum int not null,
    random_share double precision not null,
    drawn_at timestamptz not null,
    constraint sample_draw_once unique nulls not distinct (window_id, qualification, review)
);

create table sample_input (
    draw uuid not null references sample_draw (id),
    script uuid not null references script (id),
    assessor uuid not null,
    band int not null,
    mandatory text not null,
    primary key (draw, script)
);

alter table sampled_script drop constraint sampled_script_judgement_check;
alter table sampled_script add constraint sampled_script_judgement_check
    check (judgement in ('UPHELD', 'BEYOND', 'DISPUTED'));
alter table sampled_script add column assessor uuid;
alter table sampled_script add column round int not null default 1 check (round >= 1);
alter table sampled_script add column within boolean;
alter table sampled_script add column judgement_reason text;
alter table sampled_script add column closed_version int;
update sampled_script set closed_version = judged_version where done_at is not null and judgement = 'UPHELD';
update sampled_script s set closed_version = (select max(m.version) from standing_marks m where m.script = s.script)
    where s.done_at is not null and s.closed_version is null;
create index sampled_script_assessor on sampled_script (window_id, assessor);

-- Every judgement there has been, in the order of the rounds; never changed. A difference is the judged mark less the moderator's.
create table moderation_judgement (
    script uuid not null references sampled_script (script),
    round int not null,
    assessor uuid,
    moderator uuid not null,
    judged_version int not null,
    judgement text not null check (judgement in ('UPHELD', 'BEYOND', 'DISPUTED')),
    judged_total int not null,
    moderator_total int not null,
    reason text,
    judged_at timestamptz not null,
    primary key (script, round),
    constraint moderation_judgement_dispute_has_reason check (judgement = 'UPHELD' or reason is not null)
);

create table moderation_difference (
    script uuid not null,
    round int not null,
    criterion text not null,
    difference int not null,
    primary key (script, round, criterion),
    foreign key (script, round) references moderation_judgement (script, round)
);
