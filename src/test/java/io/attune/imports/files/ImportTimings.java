package io.attune.imports.files;

import io.attune.platform.database.TestPostgres;
import io.attune.platform.jobs.JobId;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.security.UserId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How many people and orders a second come in, from the file to the committed rows with all indexes. Not a test: run
/// its `main` with the number of rows.
final class ImportTimings {
    private ImportTimings() {}

    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        var application = new SpringApplicationBuilder(ImportApp.class)
                .initializers(new TestPostgres.ForSpring())
                .properties("server.port=0", "db-scheduler.enabled=false", "spring.flyway.enabled=false");
        try (ConfigurableApplicationContext context = application.run()) {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            jdbc.sql("""
                    insert into company_settings (company, currency, zone, language, margin, deadline_minutes,
                           cancellation_minutes, urgent_stake, complaint_risk, cancellation_risk, question_risk,
                           win_back, purchase_known, purchase_unknown_social, purchase_unknown_other, deal_points,
                           exposure, changed_at)
                    values ('Lumen', 'EUR', 'UTC', 'en', .3, 1440, 240, 50, .15, .4, .05, .1, .25, .04, .02, .05, .002,
                            now())
                    """).update();
            time(context, "people", Target.PEOPLE, people(rows), rows);
            time(context, "orders", Target.ORDERS, orders(rows), rows);
            time(context, "orders again", Target.ORDERS, orders(rows), rows);
        }
        System.exit(0);
    }

    private static void time(ConfigurableApplicationContext context, String what, Target target, Path file, int rows)
            throws IOException {
        Imports imports = context.getBean(Imports.class);
        ImportRun run = imports.receive(what + ".csv", new FileSystemResource(file), target, new UserId(1));
        Plan plan = imports.draft(run, target, new Wishes(Map.of("f.date", "ISO")))
                .plan()
                .orElseThrow();
        context.getBean(ImportStore.class).plan(run.id(), target, plan);
        long began = System.nanoTime();
        context.getBean(ImportFile.class).run(new Stopwatch(run.id()));
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%s: %,d rows in %.1f s = %,.0f/s, %s, heap %,d MB%n",
                what,
                rows,
                seconds,
                rows / seconds,
                imports.find(run.id()).counts(),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        Files.delete(file);
    }

    private static Path people(int rows) throws IOException {
        Path file = Files.createTempFile("people-", ".csv");
        var random = new Random(7);
        String[] first = {"Ada", "Jonas", "Carla", "Farid", "Lena", "Naoki", "Zofia", "Pieter", "Aylin", "Marie"};
        String[] last = {
            "Oliveira", "Berg", "Ruiz", "Mansour", "Keller", "Tanaka", "Kowalska", "de Vries", "Kaya", "Roux"
        };
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("customer,name,email,phone,street,postcode,city,country\n");
            for (int i = 0; i < rows; i++)
                out.write("K%d,%s %s%c%c,k%d@example.com,+49 30 %07d,Lampenweg %d,%05d,Ort %d,DE%n"
                        .formatted(
                                i,
                                first[random.nextInt(10)],
                                last[random.nextInt(10)],
                                'a' + random.nextInt(26),
                                'a' + random.nextInt(26),
                                i,
                                random.nextInt(10_000_000),
                                random.nextInt(200),
                                random.nextInt(100_000),
                                random.nextInt(4_000)));
        }
        return file;
    }

    private static Path orders(int rows) throws IOException {
        Path file = Files.createTempFile("orders-", ".csv");
        var random = new Random(11);
        LocalDate first = LocalDate.of(2023, 1, 1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("customer,date,amount,order,product\n");
            for (int i = 0; i < rows; i++)
                out.write("K%d,%s,%d.%02d,N%d,Trail light%n"
                        .formatted(
                                random.nextInt(Math.max(1, rows / 5)),
                                first.plusDays(random.nextInt(1_000)),
                                random.nextInt(300),
                                random.nextInt(100),
                                i));
        }
        return file;
    }

    /// A job that nobody follows.
    private record Stopwatch(long run) implements JobRun {
        @Override
        public JobId id() {
            return new JobId(1);
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public <T> T input(Class<T> type) {
            return type.cast(new ImportFile.Input(run));
        }

        @Override
        public void progress(long done, long total) {}

        @Override
        public void step(String step) {
            System.out.println("  " + step + " at " + LocalTime.now(ZoneOffset.UTC));
        }

        @Override
        public void page(String path) {}

        @Override
        public void result(Object result) {}
    }
}
