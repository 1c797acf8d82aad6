-- An interest can end; it still counts for three years. Partners can be declared too, and a former role at one is.
alter table declared_interest drop constraint declared_interest_kind_check;
alter table declared_interest add constraint declared_interest_kind_check
    check (kind in ('school', 'trust', 'partner', 'person'));
alter table declared_interest add column ended_on date;
alter table declared_interest add column declared_by uuid;
