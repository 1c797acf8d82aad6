-- Who holds a script for marking, and until when: one row a claim or allocation, kept when it has ended.
create table script_lease (
    id uuid primary key,
    task_id varchar(64) not null,
    script uuid not null references script (id),
    person uuid not null references person (id),
    kind text not null check (kind in ('CLAIMED', 'ALLOCATED')),
    taken_at timestamptz not null,
    until timestamptz not null,
    ended_at timestamptz,
    ending text check (ending in ('DONE', 'GIVEN_BACK', 'EXPIRED', 'TAKEN_BACK', 'CANCELLED')),
    constraint script_lease_ended check ((ended_at is null) = (ending is null))
);
create unique index script_lease_one_open on script_lease (task_id) where ended_at is null;
create index script_lease_held on script_lease (person) where ended_at is null;
create index script_lease_due on script_lease (until) where ended_at is null;
create index script_lease_script on script_lease (script, taken_at);

-- What is held already begins its first lease now.
insert into script_lease (id, task_id, script, person, kind, taken_at, until)
select gen_random_uuid(), task_id, key, assignee, 'CLAIMED', now(), now() + interval '48 hours'
from work_item where name = 'mark-script' and assignee is not null and closed_at is null;
