-- A window serves one or several qualifications, says who decides about late work, and can be cancelled before it opens.
-- How many seats it has is no longer entered: it follows from what assessors offer.
alter table assessment_window add column qualifications varchar(20)[];
update assessment_window set qualifications = array[qualification];
alter table assessment_window alter column qualifications set not null;
alter table assessment_window add constraint assessment_window_has_qualification check (cardinality(qualifications) > 0);
alter table assessment_window add column late_decided_by text not null default 'COORDINATOR'
    check (late_decided_by in ('COORDINATOR', 'LEAD'));
alter table assessment_window add column cancelled_at timestamptz;

-- One row a qualification of a window that is not cancelled, kept by the trigger below: no two windows of a qualification
-- have the same name or close together.
create table window_qualification (
    window_id uuid not null references assessment_window (id),
    qualification varchar(20) not null,
    name text not null,
    closes timestamptz not null,
    primary key (window_id, qualification),
    constraint window_qualification_name_once unique (qualification, name),
    constraint window_qualification_closes_once unique (qualification, closes)
);

create function keep_window_qualifications() returns trigger language plpgsql as $$
begin
    delete from window_qualification where window_id = new.id;
    if new.cancelled_at is null then
        insert into window_qualification (window_id, qualification, name, closes)
        select new.id, one, new.name, new.closes from unnest(new.qualifications) as one;
    end if;
    return null;
end $$;
create trigger assessment_window_qualifications after insert or update on assessment_window
    for each row execute function keep_window_qualifications();
update assessment_window set name = name;

-- What the lead entered so far stays as seats beyond the offers, so that nobody loses a place.
create table extra_seats (
    window_id uuid not null references assessment_window (id),
    qualification text not null,
    seats integer not null check (seats between 0 and 5000),
    reason text not null check (btrim(reason) <> ''),
    given_by uuid,
    given_at timestamptz not null,
    primary key (window_id, qualification)
);
insert into extra_seats (window_id, qualification, seats, reason, given_at)
select id, qualification, seats, 'Entered before seats were counted from offers', now() from assessment_window;

alter table assessment_window drop column seats;
alter table assessment_window drop column qualification;

-- A booking is for a qualification of its window; its seat is one of that qualification's. Whoever waits for a seat stands
-- in line by number.
alter table booking add column qualification text;
update booking set qualification = w.qualifications[1] from assessment_window w where w.id = booking.window_id;
alter table booking add constraint booking_has_qualification check ((window_id is null) = (qualification is null));
drop index booking_seat_once;
create unique index booking_seat_once on booking (window_id, qualification, seat) where seat is not null;

create sequence booking_line_number;
alter table booking add column line_number bigint;
create unique index booking_line_once on booking (line_number) where line_number is not null;
create index booking_line on booking (window_id, qualification, line_number) where line_number is not null;
alter table booking drop constraint booking_state_check;
alter table booking add constraint booking_state_check check (state in
    ('OFFERED', 'WAITING', 'BOOKED', 'CONFIRMED', 'ROLLED_OVER', 'GIVEN_BACK', 'SUBMITTED', 'NOT_SUBMITTED'));
alter table booking add constraint booking_waits_in_line check ((line_number is not null) = (state = 'WAITING'));
drop index booking_one_live;
create unique index booking_one_live on booking (enrolment_id, attempt)
    where state in ('OFFERED', 'WAITING', 'BOOKED', 'CONFIRMED');
