alter table channel
    add column previous_secret bytea,
    add column previous_until  timestamptz;
comment on column channel.previous_until is 'until then the secret before proves a delivery too, so that a sender can be changed in peace';
