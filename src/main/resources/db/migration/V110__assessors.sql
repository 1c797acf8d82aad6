-- Who may assess which qualification, and how many scripts they take in a window.
create extension if not exists btree_gist;

-- The days somebody is accredited for a qualification, first and last included. Two spells never overlap.
create table accreditation (
    id uuid primary key,
    person uuid not null references person (id),
    qualification text not null,
    starts_on date not null,
    ends_on date,
    senior boolean not null,
    given_by uuid,
    given_at timestamptz not null,
    constraint accreditation_in_order check (ends_on is null or ends_on >= starts_on),
    constraint accreditation_once exclude using gist
        (person with =, qualification with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index accreditation_by_qualification on accreditation (qualification, person);

-- How many scripts of a qualification somebody takes in a window.
create table assessor_offer (
    window_id uuid not null references assessment_window (id),
    qualification text not null,
    person uuid not null references person (id),
    scripts integer not null check (scripts between 0 and 500),
    changed_by uuid,
    changed_at timestamptz not null,
    primary key (window_id, qualification, person)
);
create index assessor_offer_by_person on assessor_offer (person);
