package io.attune.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;

/// People and orders from a file over the API into committed rows with all indexes.
final class Imports {
    private static final String[] FIRST = {
        "Ada", "Jonas", "Carla", "Farid", "Lena", "Naoki", "Zofia", "Pieter", "Aylin", "Marie"
    };
    private static final String[] LAST = {
        "Oliveira", "Berg", "Ruiz", "Mansour", "Keller", "Tanaka", "Kowalska", "de Vries", "Kaya", "Roux"
    };

    private Imports() {}

    static void people(Wanted wanted) throws Exception {
        int rows = wanted.number(0, 300_000);
        Path file = peopleFile(rows);
        try (Company company = Company.start(wanted.option("heap", "512m"))) {
            run(company, file, "people", rows, "{}");
        } finally {
            Files.delete(file);
        }
    }

    /// The customers are there before, 20 orders each; new ones would be people, which are measured apart.
    static void orders(Wanted wanted) throws Exception {
        int rows = wanted.number(0, 1_000_000);
        int customers = wanted.number(1, Math.max(1, rows / 20));
        Path file = ordersFile(rows, customers);
        try (Company company = Company.start(wanted.option("heap", "512m"))) {
            Seed.people(company.sql(), customers);
            run(company, file, "orders", rows, "{\"columns\": {\"date\": {\"column\": \"date\", \"format\": \"ISO\"}}}");
        } finally {
            Files.delete(file);
        }
    }

    private static void run(Company company, Path file, String target, int rows, String mapping) throws Exception {
        long began = System.nanoTime();
        long job = company.browser().importFile(file, target, mapping);
        double upload = (System.nanoTime() - began) / 1e9;
        double seconds = company.seconds(job);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d rows in %.1f s = %,.0f rows/s, after an upload of %,d MB in %.1f s; memory of the process %s%n",
                target,
                rows,
                seconds,
                rows / seconds,
                Files.size(file) >> 20,
                upload,
                company.memory());
        String kept = company.sql()
                .text("select format('%s created, %s updated, %s refused', created, updated, refused) from import_run");
        System.out.println(kept);
    }

    private static Path peopleFile(int rows) throws IOException {
        Path file = Files.createTempFile("people-", ".csv");
        var random = new Random(7);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("customer,name,email,phone,street,postcode,city,country\n");
            var row = new StringBuilder();
            for (int i = 0; i < rows; i++) {
                row.setLength(0);
                row.append('K').append(i).append(',').append(FIRST[random.nextInt(10)]).append(' ');
                row.append(LAST[random.nextInt(10)]).append((char) ('a' + random.nextInt(26)));
                row.append((char) ('a' + random.nextInt(26))).append(",k").append(i).append("@example.com,+49 30 ");
                row.append(1_000_000 + random.nextInt(9_000_000)).append(",Lampenweg ").append(random.nextInt(200));
                row.append(',').append(10_000 + random.nextInt(90_000)).append(",Ort ").append(random.nextInt(4_000));
                out.append(row.append(",DE\n"));
            }
        }
        return file;
    }

    private static Path ordersFile(int rows, int customers) throws IOException {
        Path file = Files.createTempFile("orders-", ".csv");
        var random = new Random(11);
        String[] days = new String[1_000];
        for (int i = 0; i < days.length; i++) days[i] = LocalDate.of(2023, 1, 1).plusDays(i).toString();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("customer,date,amount,order,product\n");
            var row = new StringBuilder();
            for (int i = 0; i < rows; i++) {
                row.setLength(0);
                row.append('K').append(1 + random.nextInt(customers)).append(',').append(days[random.nextInt(1_000)]);
                row.append(',').append(random.nextInt(300)).append('.').append(10 + random.nextInt(90));
                out.append(row.append(",N").append(i).append(",Trail light\n"));
            }
        }
        return file;
    }
}
