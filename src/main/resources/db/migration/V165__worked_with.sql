-- Whoever ever stood for a candidate has an interest in their scripts for good, not only whoever does today. The rows of
-- today's sponsor, coach and facilitators are where they were; here nothing is ever removed, whichever door a change comes by.
create table worked_with (
    enrolment uuid not null,
    person uuid not null,
    part text not null check (part in ('SPONSOR', 'COACH', 'TASK')),
    since timestamptz not null,
    primary key (enrolment, person, part)
);
create index worked_with_person on worked_with (person);

-- Whoever was ever to lead a session of a cohort.
create table cohort_facilitator (
    cohort uuid not null,
    person uuid not null,
    primary key (cohort, person)
);

create function remember_worked_with(whose uuid, who uuid, as_part text) returns void language sql as $$
    insert into worked_with (enrolment, person, part, since)
    select whose, who, as_part, now() where who is not null on conflict do nothing;
$$;

-- An application and the enrolment that comes of it share their id.
create function remember_people() returns trigger language plpgsql as $$
begin
    perform remember_worked_with(new.id, new.sponsor, 'SPONSOR');
    perform remember_worked_with(new.id, new.coach, 'COACH');
    return new;
end $$;
create trigger enrolment_people after insert or update of sponsor, coach on enrolment
    for each row execute function remember_people();
create trigger application_people after insert or update of sponsor, coach on application
    for each row execute function remember_people();

create function remember_facilitator() returns trigger language plpgsql as $$
begin
    if new.facilitator is not null then
        insert into cohort_facilitator (cohort, person) values (new.cohort, new.facilitator) on conflict do nothing;
    end if;
    return new;
end $$;
create trigger session_facilitator_kept after insert or update of facilitator on cohort_session
    for each row execute function remember_facilitator();

-- A sponsor's or coach's task that was handed over: whoever answered it has worked with the candidate too.
create function remember_answered() returns trigger language plpgsql as $$
begin
    perform remember_worked_with(new.candidacy, new.closed_by, 'TASK');
    return new;
end $$;
create trigger work_item_answered after update of closed_by on work_item
    for each row when (new.candidacy is not null and new.asked_person is not null
        and new.closed_by is not null and new.closed_by <> new.asked_person)
    execute function remember_answered();

-- What is known of the past.
select remember_worked_with(id, sponsor, 'SPONSOR'), remember_worked_with(id, coach, 'COACH') from application;
select remember_worked_with(id, sponsor, 'SPONSOR'), remember_worked_with(id, coach, 'COACH') from enrolment;
select remember_worked_with(candidacy, closed_by, 'TASK') from work_item
where candidacy is not null and asked_person is not null and closed_by <> asked_person;
-- A task asked of a person and of nobody else was theirs: an approval names its sponsor, a review its coach.
insert into worked_with (enrolment, person, part, since)
select distinct candidacy, asked_person, 'TASK', now() from work_item w
where candidacy is not null and asked_person is not null and name in ('approve-sponsorship', 'approve-project',
    'verify-as-sponsor', 'review-diagnostic', 'review-term-one', 'review-term-two', 'verify-as-coach')
on conflict do nothing;
insert into cohort_facilitator (cohort, person)
select distinct cohort, facilitator from cohort_session where facilitator is not null;
