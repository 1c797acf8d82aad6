-- A sheet of a standard script is neither a first nor a second mark of anybody's.
alter table mark_sheet drop constraint mark_sheet_purpose_check;
alter table mark_sheet add constraint mark_sheet_purpose_check
    check (purpose in ('FIRST', 'SECOND', 'MODERATION', 'SETTLEMENT', 'APPEAL', 'STANDARD'));
