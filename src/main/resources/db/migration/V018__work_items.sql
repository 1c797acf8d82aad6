-- The task lists' own table: one row a user task, kept in step with the engine in the engine's transaction.
create table work_item (
    task_id varchar(64) primary key,
    name varchar(80) not null,
    process varchar(80) not null,
    key uuid not null,
    candidacy uuid,
    about varchar(1000) not null,
    asked_person uuid,
    asked_group varchar(80),
    assignee uuid,
    page varchar(500),
    created_at timestamptz not null,
    due_at timestamptz not null,
    closed_at timestamptz,
    closed_by uuid,
    outcome varchar(40),
    escalated_to varchar(80),
    escalated_at timestamptz,
    reminders int not null default 0 check (reminders between 0 and 4),
    check ((asked_person is null) <> (asked_group is null)),
    check ((escalated_to is null) = (escalated_at is null))
);
-- one index for the order of each list
create index work_item_mine on work_item (assignee, due_at, task_id) where closed_at is null;
create index work_item_claimable on work_item (asked_group, due_at, task_id) where closed_at is null and assignee is null;
create index work_item_done on work_item (closed_by, closed_at desc, task_id) where closed_at is not null;
create index work_item_candidacy on work_item (candidacy, due_at) where closed_at is null;
create index work_item_key on work_item (key, name);
create index work_item_due on work_item (due_at) where closed_at is null;
create index work_item_escalated on work_item (escalated_to, due_at) where closed_at is null;
