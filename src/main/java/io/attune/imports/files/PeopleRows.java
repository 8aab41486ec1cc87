package io.attune.imports.files;

import io.attune.customers.FurtherFacts.Reach;
import io.attune.customers.IncomingPerson;
import io.attune.customers.PeopleIntake;
import io.attune.identity.Authors;
import io.attune.imports.files.Target.People;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.RowRefused;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.Tally;
import io.attune.platform.tabular.TargetField;
import io.attune.privacy.ConsentIntake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows that are people; their handles go to `identity`, which links authors by them.
final class PeopleRows implements DeliveredRows {
    private final PeopleIntake.Arrivals delivery;
    private final Authors authors;
    private final ConsentIntake consents;
    private final Further further;
    private final Taking.Key key;
    private final long run;
    private long taken;

    PeopleRows(PeopleIntake people, Authors authors, ConsentIntake consents, Further further, Taking taking, long run) {
        this.delivery = people.begin(run, taking);
        this.authors = authors;
        this.consents = consents;
        this.further = further;
        this.key = taking.key();
        this.run = run;
    }

    @Override
    public PeopleIntake.Arrivals delivery() {
        return delivery;
    }

    @Override
    public void take(Row.Parsed row) {
        if (key == Taking.Key.NUMBER) require(row, People.CUSTOMER);
        if (key == Taking.Key.MAIL) require(row, People.EMAIL);
        // Nobody is known by a further mail, unless there is nothing else.
        boolean onlySecond = row.get(People.CUSTOMER) == null && row.get(People.EMAIL) == null;
        var reaches = new ArrayList<Reach>();
        if (!onlySecond && row.get(People.EMAIL2) != null)
            reaches.add(new Reach.Mail("other", row.require(People.EMAIL2)));
        if (row.get(People.MOBILE) != null) reaches.add(new Reach.Phone("mobile", bare(row.require(People.MOBILE))));
        if (row.get(People.PHONE2) != null) reaches.add(new Reach.Phone("other", bare(row.require(People.PHONE2))));
        if (row.get(People.STREET2) != null || row.get(People.CITY2) != null)
            reaches.add(new Reach.Address(
                    "other",
                    row.get(People.STREET2),
                    row.get(People.POSTCODE2),
                    row.get(People.CITY2),
                    row.get(People.COUNTRY2)));
        delivery.add(new IncomingPerson(
                row.line(),
                number(row.get(People.CUSTOMER)),
                name(row),
                row.get(onlySecond ? People.EMAIL2 : People.EMAIL),
                number(row.get(People.PHONE)),
                row.get(People.STREET),
                number(row.get(People.POSTCODE)),
                row.get(People.CITY),
                row.get(People.COUNTRY),
                row.get(People.LANGUAGE),
                row.get(People.SOURCE),
                row.get(People.CAMPAIGN),
                row.get(People.SINCE),
                row.get(People.COMPANY),
                first(row.get(People.COMPANY_NUMBER)),
                row.get(People.ROLE),
                handles(row),
                further.of(row, reaches, ConsentFields.said(row))));
        taken++;
    }

    @Override
    public Tally settle(Delivery.Progress progress) {
        Tally tally = delivery.settle(progress);
        delivery.handles(batch -> {
            progress.done(taken, taken);
            authors.handles(
                    batch.stream()
                            .map(handle -> new Authors.Handle(handle.person(), handle.network(), handle.handle()))
                            .toList(),
                    run);
        });
        delivery.asides(batch -> {
            progress.done(taken, taken);
            consents.say(run, batch.stream().map(PeopleRows::said).toList());
        });
        return tally;
    }

    @Override
    public List<Notice> notices() {
        return further.notices();
    }

    private static ConsentIntake.Said said(PeopleIntake.Aside aside) {
        return new ConsentIntake.Said(
                aside.person(),
                ConsentFields.purpose(aside.name()),
                ConsentFields.way(aside.name()),
                Boolean.parseBoolean(aside.value()));
    }

    /// A number without the apostrophe by which spreadsheets, and shops for them, keep its zeros and its plus.
    static String bare(String cell) {
        boolean marked = cell.length() > 1 && cell.charAt(0) == '\'' && "+0123456789".indexOf(cell.charAt(1)) >= 0;
        return marked ? cell.substring(1) : cell;
    }

    private static @Nullable String number(@Nullable String cell) {
        return cell == null ? null : bare(cell);
    }

    /// Of several companies that of the first; HubSpot parts them by semicolons.
    private static @Nullable String first(@Nullable String numbers) {
        if (numbers == null) return null;
        String[] each = numbers.split(";", 2);
        return each[0].isBlank() ? null : bare(each[0].strip());
    }

    static void require(Row.Parsed row, TargetField<?> field) {
        if (row.get(field) == null) throw new RowRefused(field.name(), "tabular.problem.missing", field.name());
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
        Map<String, String> handles = null;
        for (TargetField<String> field : People.HANDLES) {
            String handle = row.get(field);
            if (handle == null) continue;
            String bare = handle.startsWith("@") ? handle.substring(1).strip() : handle;
            if (bare.length() > 500) throw new RowRefused(field.name(), "problem.longer", 500);
            if (handles == null) handles = new HashMap<>();
            if (!bare.isEmpty()) handles.put(field.name(), bare);
        }
        return Objects.requireNonNullElse(handles, Map.of());
    }
}
