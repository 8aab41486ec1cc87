-- What the company changed about its roles. Whatever has no row is as the code says, so that a role nobody touched
-- gets a better default with the next version.
create table role_grant (
    role   text not null check (role in ('AGENT', 'ANALYST', 'MARKETER', 'SALES', 'PRODUCT', 'MANAGER')),
    kind   text not null
           check (kind in ('PEOPLE', 'ACCOUNTS', 'MONEY', 'DEALS', 'ACTIVITIES', 'CONVERSATIONS')),
    reads  text not null check (reads in ('NONE', 'OWN', 'TEAM', 'ALL')),
    writes text not null check (writes in ('NONE', 'OWN', 'TEAM', 'ALL')),
    primary key (role, kind)
);

create table role_field (
    role   text    not null check (role in ('AGENT', 'ANALYST', 'MARKETER', 'SALES', 'PRODUCT', 'MANAGER')),
    field  text    not null check (field in ('MAIL', 'PHONE', 'ADDRESS', 'AMOUNTS', 'VALUE', 'CREDIT')),
    hidden boolean not null,
    primary key (role, field)
);
comment on table role_field is 'fields that are kept from a role, or shown again where the code keeps them from it';
