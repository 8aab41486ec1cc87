create table behavior_figure (
    month date  not null check (extract(day from month) = 1),
    kind  text  not null check (kind in
                      ('life-cycle', 'matrix', 'latency', 'hurdles', 'sources', 'friction', 'leaving', 'models')),
    as_of date  not null,
    found jsonb not null,
    primary key (month, kind)
);
comment on table behavior_figure is
    'what is known of the whole base, kept per month as of its end or of the last run in it; nobody is named in it';

create table buying_model_use (
    one       boolean primary key default true check (one),
    model     text,
    chosen_by bigint,
    chosen_at timestamptz not null
);
comment on table buying_model_use is 'which model of buying scores: without a row BG/NBD, without a model the best by the holdout';
