package io.attune.imports.files;

import io.attune.customers.IncomingPerson;
import io.attune.customers.PeopleIntake;
import io.attune.identity.Authors;
import io.attune.imports.files.Target.People;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.TargetField;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows that are people; their handles go to `identity`, which links authors by them.
final class PeopleRows implements Intake {
    private final PeopleIntake.Delivery delivery;
    private final Authors authors;
    private final long run;

    PeopleRows(PeopleIntake people, Authors authors, long run) {
        this.delivery = people.begin(run);
        this.authors = authors;
        this.run = run;
    }

    @Override
    public void take(Row.Parsed row) {
        delivery.add(new IncomingPerson(
                row.line(),
                row.get(People.CUSTOMER),
                name(row),
                row.get(People.EMAIL),
                row.get(People.PHONE),
                row.get(People.STREET),
                row.get(People.POSTCODE),
                row.get(People.CITY),
                row.get(People.COUNTRY),
                row.get(People.LANGUAGE),
                row.get(People.SOURCE),
                row.get(People.SINCE),
                row.get(People.COMPANY),
                row.get(People.ROLE),
                handles(row)));
    }

    @Override
    public Kept settle(Progress progress) {
        long staged = delivery.staged();
        PeopleIntake.Outcome outcome = delivery.settle(done -> progress.done(done, staged));
        delivery.handles(batch -> {
            progress.done(staged, staged);
            authors.handles(
                    batch.stream()
                            .map(handle -> new Authors.Handle(handle.person(), handle.network(), handle.handle()))
                            .toList(),
                    run);
        });
        return new Kept(outcome.created(), outcome.updated(), outcome.unchanged(), outcome.repeated());
    }

    private static @Nullable String name(Row.Parsed row) {
        String whole = row.get(People.NAME);
        if (whole != null) return whole;
        String first = row.get(People.FIRST_NAME);
        String last = row.get(People.LAST_NAME);
        if (first == null) return last;
        return last == null ? first : first + " " + last;
    }

    private static Map<String, String> handles(Row.Parsed row) {
        var handles = new HashMap<String, String>();
        for (TargetField<String> field : People.HANDLES) {
            String handle = row.get(field);
            if (handle == null) continue;
            String bare = handle.startsWith("@") ? handle.substring(1).strip() : handle;
            if (bare.length() > 500) throw new IllegalArgumentException("the handle is longer than 500 characters");
            if (!bare.isEmpty()) handles.put(field.name(), bare);
        }
        return handles;
    }
}
