-- Whoever is accredited has passed the training for it before. For spells from before it was asked, the first day stands.
alter table accreditation add column trained_on date;
update accreditation set trained_on = starts_on;
alter table accreditation alter column trained_on set not null;
alter table accreditation add constraint accreditation_after_training check (trained_on <= starts_on);
