-- Who may settle what two markers differ on.
alter table person_role drop constraint person_role_role_check;
alter table person_role add constraint person_role_role_check check (role in ('candidate', 'sponsor', 'coach', 'facilitator',
    'coordinator', 'assessor', 'moderator', 'lead', 'administrator', 'quality-assurer', 'senior-assessor'));
