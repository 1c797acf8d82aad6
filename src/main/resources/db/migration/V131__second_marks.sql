-- How a window's scripts are marked a second time and when two marks agree. The seed is drawn once, so that the random part
-- can be played again; tolerances left out are those of the mark scheme.
create table marking_policy (
    window_id uuid primary key,
    seed bigint not null,
    first_scripts int not null check (first_scripts between 0 and 50),
    random_share numeric(4, 3) not null check (random_share between 0 and 1),
    tolerance_total int check (tolerance_total between 0 and 100),
    tolerance_criterion int check (tolerance_criterion between 0 and 100),
    reason text,
    version int not null default 0,
    constraint marking_policy_change_has_reason check (version = 0 or reason is not null)
);

-- Once a mark sheet of the window is final its rules stay as they are, whatever the door.
create function marking_policy_stands() returns trigger language plpgsql as $$
begin
    if exists (select 1 from mark_sheet m join script s on s.id = m.script
            where s.window_id = old.window_id and m.state in ('FINAL', 'SET_ASIDE')) then
        raise exception 'Marking of window % has begun', old.window_id using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger marking_policy_stands before update or delete on marking_policy
    for each row execute function marking_policy_stands();

-- Why a second mark was asked for, sheet by sheet of the first marker. No second marker ever reads this.
create table second_mark (
    first_sheet uuid not null references mark_sheet (id),
    reason text not null check (reason in ('NEW_ASSESSOR', 'FAIL', 'BOUNDARY', 'INTEREST', 'RANDOM')),
    script uuid not null references script (id),
    asked_at timestamptz not null,
    primary key (first_sheet, reason)
);
create index second_mark_script on second_mark (script);

-- Whoever settles has a sheet as well: unique by script and person, so they have not marked it themselves.
alter table mark_sheet drop constraint mark_sheet_purpose_check;
alter table mark_sheet add constraint mark_sheet_purpose_check
    check (purpose in ('FIRST', 'SECOND', 'MODERATION', 'SETTLEMENT'));

drop index mark_sheet_final;
create unique index mark_sheet_final on mark_sheet (script, purpose) where state = 'FINAL' and purpose <> 'SETTLEMENT';

-- Which sheets, in which version, a decision on the marks was made from.
create table standing_marks_sheet (
    standing uuid not null references standing_marks (id),
    sheet uuid not null references mark_sheet (id),
    sheet_version bigint not null,
    primary key (standing, sheet)
);
create trigger standing_marks_sheet_stands before update or delete on standing_marks_sheet
    for each row execute function standing_marks_stand();
