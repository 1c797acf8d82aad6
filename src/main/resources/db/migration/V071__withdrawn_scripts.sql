-- A candidate who withdraws takes an unmarked script out of the window's count.
alter table script drop constraint script_state_check;
alter table script add constraint script_state_check check (state in ('MARKING', 'MARKED', 'WITHDRAWN'));
