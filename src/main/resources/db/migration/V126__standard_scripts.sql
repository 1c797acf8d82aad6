-- Standard scripts: their marks are agreed, so they show how an assessor marks.
create table standard_script (
    id uuid primary key,
    edition text not null,
    title text not null check (btrim(title) <> '' and length(title) <= 120),
    context text not null check (btrim(context) <> '' and length(context) <= 200),
    words int not null check (words >= 0),
    sponsor_comments text not null,
    added_by uuid references person (id),
    added_at timestamptz not null,
    retired_at timestamptz,
    version bigint not null
);
create index standard_script_edition on standard_script (edition) where retired_at is null;

-- Files that belong to no submission; their bytes are in the document store, by hash.
create table other_document (
    id uuid primary key,
    content_type text not null,
    bytes bigint not null check (bytes > 0),
    hash text not null check (length(hash) = 64),
    words int check (words >= 0),
    kept_at timestamptz not null
);
create index other_document_hash on other_document (hash);

create table standard_script_file (
    standard uuid not null references standard_script (id),
    kind text not null,
    document uuid not null references other_document (id),
    primary key (standard, kind)
);

create table standard_script_mark (
    standard uuid not null references standard_script (id),
    criterion text not null,
    mark int not null check (mark >= 0),
    reason text not null check (btrim(reason) <> ''),
    primary key (standard, criterion)
);

-- A copy of a standard script is a script without a submission, in no window: nothing that counts a window's scripts finds
-- it. It looks like any other to whoever marks it. Either it lies among the live scripts of a window or it is given to one
-- person to calibrate on.
alter table script alter column submission drop not null;
alter table script alter column enrolment drop not null;
alter table script alter column window_id drop not null;
alter table script add column standard uuid references standard_script (id);
alter table script add column seeded_in uuid;
alter table script add column given_to uuid references person (id);
alter table script add constraint script_live_or_standard check (
    (standard is null and submission is not null and enrolment is not null and window_id is not null
        and seeded_in is null and given_to is null)
    or (standard is not null and submission is null and enrolment is null and window_id is null
        and (seeded_in is null) <> (given_to is null)));
create index script_seeded on script (seeded_in) where seeded_in is not null;
create index script_given_to on script (given_to) where given_to is not null;

-- Where an assessor stands with a qualification.
create table assessor_calibration (
    id uuid primary key,
    person uuid not null references person (id),
    qualification text not null,
    state text not null check (state in ('CALIBRATING', 'CALIBRATED', 'STOPPED', 'ENDED')),
    round int not null check (round >= 0),
    since timestamptz not null,
    stopped_by uuid references script (id),
    version bigint not null,
    constraint assessor_calibration_once unique (person, qualification),
    constraint assessor_calibration_stopped check ((state = 'STOPPED') = (stopped_by is not null))
);

-- How the marks of a standard script came out, one row a copy.
create table standard_judgement (
    script uuid primary key references script (id),
    standard uuid not null references standard_script (id),
    person uuid not null references person (id),
    calibration uuid references assessor_calibration (id),
    round int,
    within boolean not null,
    total int not null,
    agreed_total int not null,
    judged_at timestamptz not null
);
create index standard_judgement_person on standard_judgement (person, standard);

-- What a window's standard scripts are drawn from; how many live scripts have been drawn for so far.
create table standard_draw (
    window_id uuid primary key,
    seed bigint not null,
    share double precision not null check (share between 0 and 1)
);
