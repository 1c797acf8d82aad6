-- Where in the script a marker found it, and which set of files a final sheet judged.
alter table mark_sheet_line add evidence text;
alter table mark_sheet add submission_hash text;

-- A final sheet is never written again, whatever the door. It may only be set aside for a later round, as it stands.
create function final_sheet_stands() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'Mark sheet % is final', old.id using errcode = 'restrict_violation';
    end if;
    if new.state not in ('FINAL', 'SET_ASIDE')
        or (new.id, new.script, new.person, new.purpose, new.final_at, new.submission_hash)
            is distinct from (old.id, old.script, old.person, old.purpose, old.final_at, old.submission_hash) then
        raise exception 'Mark sheet % is final', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger mark_sheet_stands before update or delete on mark_sheet
    for each row when (old.state in ('FINAL', 'SET_ASIDE')) execute function final_sheet_stands();

create function line_of_final_sheet_stands() returns trigger language plpgsql as $$
declare
    written uuid := case when tg_op = 'INSERT' then new.sheet else old.sheet end;
begin
    if exists (select 1 from mark_sheet where id = written and state in ('FINAL', 'SET_ASIDE')) then
        raise exception 'Mark sheet % is final', written using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger mark_sheet_line_stands before insert or update or delete on mark_sheet_line
    for each row execute function line_of_final_sheet_stands();

-- Marks that stand are versions: a version is followed by another and never changed.
create function standing_marks_stand() returns trigger language plpgsql as $$
begin
    raise exception 'A version of the marks is never changed' using errcode = 'restrict_violation';
end $$;

create trigger standing_marks_stand before update or delete on standing_marks
    for each row execute function standing_marks_stand();
create trigger standing_mark_stands before update or delete on standing_mark
    for each row execute function standing_marks_stand();
