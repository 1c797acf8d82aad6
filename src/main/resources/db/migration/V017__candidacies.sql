-- Where every candidate is. The id is the application's and, once placed, the enrolment's.
create table candidacy (
    id uuid primary key,
    number varchar(20) not null unique,
    person uuid not null,
    trn varchar(7) check (trn ~ '^[0-9]{7}$'),
    qualification varchar(20) not null,
    partner varchar(20) not null,
    school_urn varchar(6) not null,
    school_name varchar(300) not null,
    cohort uuid,
    cohort_name varchar(200),
    opened_at timestamptz not null,
    ended varchar(12) check (ended in ('AWARDED', 'FAILED', 'DECLINED', 'REDIRECTED', 'WITHDRAWN', 'LAPSED')),
    ended_at timestamptz,
    end_reason text,
    check ((ended is null) = (ended_at is null))
);
create index candidacy_person on candidacy (person);
create index candidacy_partner on candidacy (partner, ended);
create index candidacy_cohort on candidacy (cohort);
create index candidacy_trn on candidacy (trn);

create table candidacy_stage (
    id bigint generated always as identity primary key,
    candidacy uuid not null references candidacy (id),
    stage varchar(20) not null check (stage in ('APPLICATION', 'SPONSOR_APPROVAL', 'FUNDING', 'INDUCTION', 'DAYS',
        'PROJECT', 'WINDOW', 'SUBMISSION', 'MARKING', 'MODERATION', 'RESULT', 'AWARD')),
    entered_at timestamptz not null,
    left_at timestamptz,
    check (left_at >= entered_at)
);
create unique index candidacy_stage_once_open on candidacy_stage (candidacy, stage) where left_at is null;
create index candidacy_stage_history on candidacy_stage (candidacy, id);
create index candidacy_stage_open on candidacy_stage (stage, candidacy) where left_at is null;
