-- Every module brings lists, so what is kept of a list names it as its address does.
alter table saved_view drop constraint saved_view_kind_check;
alter table saved_view rename column kind to list;
update saved_view set list = case list when 'PERSON' then 'people' when 'ACCOUNT' then 'accounts' else 'deals' end;
alter table saved_view add check (list ~ '^[a-z]{1,40}$');

alter table bulk_edit drop constraint bulk_edit_kind_check;
alter table bulk_edit rename column kind to list;
update bulk_edit set list = case list when 'PERSON' then 'people' when 'ACCOUNT' then 'accounts' else 'deals' end;
alter table bulk_edit add check (list ~ '^[a-z]{1,40}$');

-- A field is named as other columns are; the value that records got was never needed to take it back.
update bulk_edit set change = argument, argument = '' where change = 'field';
