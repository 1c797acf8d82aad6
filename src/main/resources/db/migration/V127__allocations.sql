-- A window's scripts given out by the lead: worked out from a stored seed, looked at, then carried out script by script.
create table allocation (
    id uuid primary key,
    window_id uuid not null references assessment_window (id),
    seed bigint not null,
    due_at timestamptz not null,
    state text not null check (state in ('PROPOSED', 'CONFIRMED', 'DONE', 'DISCARDED')),
    made_by uuid not null references person (id),
    made_at timestamptz not null,
    confirmed_at timestamptz,
    done_at timestamptz,
    constraint allocation_confirmed check ((confirmed_at is null) = (state in ('PROPOSED', 'DISCARDED')))
);
create index allocation_window on allocation (window_id, made_at desc);
-- Two at once would promise the same capacity twice.
create unique index allocation_one_at_work on allocation (window_id) where state = 'CONFIRMED';

create table allocation_line (
    allocation uuid not null references allocation (id),
    script uuid not null references script (id),
    position int not null,
    task_id varchar(64) not null,
    person uuid references person (id),
    state text not null check (state in ('PROPOSED', 'WAITING', 'ASSIGNING', 'ASSIGNED', 'REFUSED')),
    result text,
    -- Every other person, and why they were passed over: {"<id>": "<REASON>"}.
    passed_over jsonb not null,
    primary key (allocation, script)
);
create index allocation_line_waiting on allocation_line (allocation, position) where state = 'WAITING';
create index allocation_line_promised on allocation_line (script, person) where state = 'ASSIGNING';
