package io.attune.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A segment of five sentences over a large base: everybody at once, somebody after an event, and the page on which it
/// is written.
final class Segments {
    private static final int EVENTS = 20;
    private static final int OPENED = 50;

    private Segments() {}

    static void run(Wanted wanted) throws Exception {
        int people = wanted.number(0, 200_000);
        int each = wanted.number(1, 20);
        try (Company company = Company.start(wanted.option("heap", "1g"))) {
            Sql sql = company.sql();
            Seed.people(sql, people);
            long orders = Seed.orders(sql, people, each);
            sql.fill("consent", """
                    insert into consent (person_id, purpose, channel, given, source, at, recorded_at)
                    select n, 'MARKETING', case when n %% 3 = 0 then 'ANY' else 'MAIL' end, n %% 5 > 0, 'SHOP', now(), now()
                      from generate_series(1, %d) n
                     where n %% 10 < 7
                    """.formatted(people));
            company.seconds(Scoring.start(company));
            company.settle();
            for (String table : new String[] {"person", "customer_order", "score", "consent"})
                sql.run("vacuum analyze " + table);
            System.out.printf(Locale.ROOT, "%,d people, %,d orders%n", people, orders);
            company.browser().form("/segments/new", "/segments", rule());
            for (int run = 0; run < 3; run++) everybody(company, run > 0);
            event(company);
            open(company);
        }
    }

    /// An attribute, two windows of orders, a value, a consent.
    private static Map<String, String> rule() {
        var form = new TreeMap<String, String>();
        form.put("name", "Five sentences");
        form.put("m.0", "ALL");
        row(form, 0, "attribute", "attribute", "since", "test", "day", "window", "between", "to", "2023-12-31");
        row(form, 1, "event", "event", "order", "how", "times", "min", "1", "window", "last", "days", "90");
        row(form, 2, "event", "event", "order", "how", "times", "min", "3", "window", "last", "days", "365");
        row(form, 3, "value", "figure", "frequency", "min", "3");
        row(form, 4, "consent", "purpose", "MARKETING", "way", "MAIL");
        return form;
    }

    private static void row(Map<String, String> form, int place, String kind, String... fields) {
        form.put("k.0." + place, kind);
        form.put("n.0." + place, "false");
        for (int i = 0; i < fields.length; i += 2) form.put("r.0." + place + "." + fields[i], fields[i + 1]);
    }

    private static void everybody(Company company, boolean again) throws Exception {
        String before = again ? evaluated(company) : "";
        if (again) company.browser().form("/segments/1", "/segments/1/evaluation", Map.of());
        while (evaluated(company).equals(before) || company.sql().text("select wanted from segment").equals("t"))
            Thread.sleep(50);
        System.out.printf(
                Locale.ROOT,
                "everybody judged in %,d ms, %,d members%n",
                company.sql().number("select took_ms from segment"),
                company.sql().number("select members from segment"));
    }

    private static String evaluated(Company company) throws Exception {
        return company.sql().text("select coalesce(evaluated_at::text, '') from segment");
    }

    /// From the click to the moment at which a member who withdraws the consent is none any more.
    private static void event(Company company) throws Exception {
        long[] took = new long[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            long person = company.sql().number("select min(person_id) from segment_member where until is null");
            long began = System.nanoTime();
            company.browser()
                    .form(
                            "/people/" + person + "?tab=privacy",
                            "/people/" + person + "/consents",
                            Map.of("given", "false", "purpose", "MARKETING", "way", "MAIL", "source", "PHONE"));
            while (company.sql().number("select count(*) from segment_member where until is null and person_id = "
                            + person)
                    > 0) Thread.sleep(5);
            took[i] = (System.nanoTime() - began) / 1_000_000;
        }
        print("out after an event", took);
    }

    private static void open(Company company) throws Exception {
        long[] took = new long[OPENED];
        for (int i = 0; i < OPENED; i++) {
            long began = System.nanoTime();
            company.browser().get("/segments/1/edit");
            took[i] = (System.nanoTime() - began) / 1_000_000;
        }
        print("builder opened", took);
    }

    private static void print(String what, long[] took) {
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "%s: median %d ms, longest %d ms of %d%n",
                what,
                took[took.length / 2],
                took[took.length - 1],
                took.length);
    }
}
