-- A scholarship budget is a financial year's: 2026 is the year from 1 April 2026 to 31 March 2027.
alter table scholarship drop constraint scholarship_partner_fkey;
alter table scholarship_budget add column year integer not null
    default extract(year from current_date - interval '3 months')::integer check (year between 2000 and 2100);
alter table scholarship_budget alter column year drop default;
alter table scholarship_budget drop constraint scholarship_budget_pkey;
alter table scholarship_budget add primary key (partner, year);
alter table scholarship add column year integer;
update scholarship s set year = b.year from scholarship_budget b where b.partner = s.partner;
alter table scholarship alter column year set not null;
alter table scholarship add constraint scholarship_of_budget
    foreign key (partner, year) references scholarship_budget (partner, year);
create index scholarship_by_budget on scholarship (partner, year);
