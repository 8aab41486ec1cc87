package io.attune.imports.files;

import io.attune.commerce.OrderIntake;
import io.attune.platform.tabular.Layout;
import io.attune.platform.tabular.Merge;
import io.attune.platform.tabular.Preview;
import io.attune.platform.tabular.RawRow;
import io.attune.platform.tabular.Separation;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.TargetField;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// A file's beginning, what was said about it, and what was guessed for the rest: a plan, or what
/// is still open.
///
/// `problems` are message keys by field; a field that is none of the target's stands for the whole.
public record Draft(
        Target target,
        Upload upload,
        Preview preview,
        List<Assigned> fields,
        Fields known,
        ZoneId zone,
        String network,
        String channel,
        boolean isPublic,
        Taking.Key key,
        Merge merge,
        OrderIntake.Articles products,
        int sheet,
        Optional<Recognised> recognised,
        TreeMap<String, String> problems) {
    private static final List<String> NETWORKS =
            List.of("x", "bluesky", "mastodon", "instagram", "facebook", "reddit", "youtube", "mail", "forum");
    private static final int SHOWN = 8;
    private static final int CELL = 120;

    public Draft {
        fields = List.copyOf(fields);
    }

    /// What is known of files with such columns.
    @FunctionalInterface
    interface Memory {
        Optional<Templates.Found> find(Preview preview);
    }

    /// Looks at the head of a file. `company` is the zone in which the days of orders are meant.
    static Draft of(Target target, Upload upload, Path head, Wishes said, Fields known, ZoneId company, Memory memory)
            throws IOException {
        int sheet = said.sheet(upload);
        Preview preview = Preview.of(head, choice(upload, said), known.all());
        String cut = fingerprint(target, sheet, preview.layout());
        boolean stale = !said.text("cut").isEmpty() && !said.text("cut").equals(cut);
        Wishes fitting = stale ? said.withoutColumns() : said;
        boolean asked = fitting.silentOnColumns() && !said.text("template").equals("none");
        Optional<Templates.Found> found = asked ? memory.find(preview) : Optional.empty();
        Wishes wishes = found.map(template -> fitting.or(readable(template.wishes(), preview, known, company)))
                .orElse(fitting);
        var problems = new TreeMap<String, String>();
        ZoneId zone = target == Target.POSTS ? zone(wishes, company, problems) : company;
        var fields = new ArrayList<Assigned>();
        for (TargetField<?> field : known.all()) {
            Assigned assigned = Assigned.of(field, preview, wishes, zone);
            assigned.problem().ifPresent(problem -> problems.put(field.name(), problem));
            fields.add(assigned);
        }
        if (preview.columns().isEmpty()) problems.put("file", "imports.problem.empty");
        Taking.Key key = wishes.key().filter(target.keys()::contains).orElse(Taking.Key.USUAL);
        keys(target, key, fields, problems);
        lines(fields, problems);
        String network = wishes.text("network").isEmpty() ? NETWORKS.getFirst() : wishes.text("network");
        if (!NETWORKS.contains(network)) problems.put("network", "imports.problem.network");
        String channel = wishes.text("channel").isEmpty() ? shortName(upload.name()) : wishes.text("channel");
        if (channel.length() > 100) problems.put("channel", "imports.problem.channel");
        boolean isPublic = !wishes.text("public").equals("false");
        return new Draft(
                target,
                upload,
                preview,
                fields,
                known,
                zone,
                network,
                channel,
                isPublic,
                key,
                wishes.merge().orElse(Merge.BOTH),
                wishes.articles(),
                sheet,
                found.map(Templates.Found::as),
                problems);
    }

    /// Without the formats of an earlier file in which this one is not written.
    private static Wishes readable(Wishes template, Preview preview, Fields known, ZoneId zone) {
        Wishes left = template;
        for (TargetField<?> field : known.all()) {
            String format = template.format(field.name()).orElse("");
            String column = template.column(field.name()).orElse("");
            if (format.isEmpty() || column.isEmpty()) continue;
            int index = Integer.parseInt(column);
            if (index >= preview.columns().size()
                    || !Assigned.reads(field, format, preview.columns().get(index), zone))
                left = left.without("f." + field.name());
        }
        return left;
    }

    /// What `memory` makes of the columns that the file seems to have.
    static Optional<Target> target(Upload upload, Path head, Function<Preview, Optional<Target>> memory)
            throws IOException {
        return memory.apply(Preview.of(head, choice(upload, Wishes.NONE), List.of()));
    }

    /// Empty while something is open.
    Optional<Plan> plan() {
        if (!problems.isEmpty()) return Optional.empty();
        Layout layout = preview.layout();
        var columns = fields.stream().flatMap(field -> field.column().stream()).toList();
        return Optional.of(new Plan(
                layout.separation(),
                layout.quotes(),
                layout.header(),
                layout.charset().name(),
                zone.getId(),
                columns,
                target == Target.POSTS ? new Plan.Destination(channel, network, isPublic) : null,
                key,
                merge,
                upload.isWorkbook() ? sheet : null,
                Templates.fingerprint(preview),
                target == Target.ORDERS ? products : null));
    }

    /// The ways to recognise a row that this target knows.
    public List<Choice> keyChoices(Words words) {
        return target.keys().stream()
                .map(each -> new Choice(
                        each.name(), words.text("imports.key." + target.code() + "." + lowered(each.name()))))
                .toList();
    }

    /// The fields of a group; those of none stand in the open.
    public List<Assigned> fields(String group) {
        return fields.stream().filter(each -> each.group().equals(group)).toList();
    }

    /// What stands together, in order.
    public List<String> groups() {
        return fields.stream()
                .map(Assigned::group)
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
    }

    /// Whether a column fills one of these fields, or one of them needs something.
    public boolean speaksOf(String group) {
        return fields(group).stream()
                .anyMatch(each ->
                        each.index() >= 0 || problems.containsKey(each.field().name()));
    }

    public List<Choice> productChoices(Words words) {
        return Arrays.stream(OrderIntake.Articles.values())
                .map(each -> new Choice(each.name(), words.text("imports.products." + lowered(each.name()))))
                .toList();
    }

    public List<Choice> mergeChoices(Words words) {
        return Arrays.stream(Merge.values())
                .sorted(Comparator.reverseOrder())
                .map(each -> new Choice(each.name(), words.text("imports.merge." + each.code())))
                .toList();
    }

    public String label(Words words, TargetField<?> field) {
        return known.label(field.name(), words.messages(), words.locale());
    }

    public String cut() {
        return fingerprint(target, sheet, preview.layout());
    }

    /// Where the file is another program's export of something else than what was chosen.
    public Optional<Recognised.Export> other() {
        return recognised
                .filter(Recognised.Export.class::isInstance)
                .map(Recognised.Export.class::cast)
                .filter(export -> export.target() != target);
    }

    /// Whether somebody saw this very cutting of the file.
    boolean seen(Wishes wishes) {
        return wishes.text("cut").equals(cut());
    }

    public List<Choice> networkChoices(Words words) {
        return NETWORKS.stream()
                .map(each -> new Choice(each, words.text("imports.network." + each)))
                .toList();
    }

    /// The encodings to choose from, with the one that is chosen.
    public Set<String> charsets() {
        var all = new TreeSet<>(List.of("UTF-8", "windows-1252", "ISO-8859-1", "ISO-8859-15", "UTF-16LE", "UTF-16BE"));
        all.addAll(List.of("windows-1250", "windows-1251", "windows-1254", "Shift_JIS", "GB18030"));
        all.add(preview.layout().charset().name());
        return all;
    }

    /// A cell as far as a table can show it.
    public static String shortened(String cell) {
        int length = cell.codePointCount(0, cell.length());
        return length <= CELL ? cell : cell.substring(0, cell.offsetByCodePoints(0, CELL)) + "…";
    }

    /// The first rows, with what stands in each column.
    public List<List<String>> rows() {
        return preview.rows().stream().limit(SHOWN).map(Draft::cells).toList();
    }

    private static List<String> cells(RawRow row) {
        return switch (row) {
            case RawRow.Cells cells -> cells.cells();
            case RawRow.Misfit misfit -> misfit.cells();
            case RawRow.Broken broken -> List.of(broken.text());
        };
    }

    /// Sheets are kept as comma separated text, whatever somebody says.
    private static io.attune.platform.tabular.Choice choice(Upload upload, Wishes said) {
        if (upload.isWorkbook())
            return new io.attune.platform.tabular.Choice(Separation.COMMA, said.header(), StandardCharsets.UTF_8);
        var charset = said.charset();
        return new io.attune.platform.tabular.Choice(
                said.separation(), said.header(), charset == null ? upload.charset() : charset);
    }

    private static String fingerprint(Target target, int sheet, Layout layout) {
        return target.code() + "," + sheet + "," + layout.separation() + "," + layout.header() + "," + layout.charset();
    }

    private static ZoneId zone(Wishes wishes, ZoneId company, TreeMap<String, String> problems) {
        String wanted = wishes.text("zone");
        if (wanted.isEmpty()) return company;
        if (ZoneId.getAvailableZoneIds().contains(wanted)) return ZoneId.of(wanted);
        problems.put("zone", "imports.problem.zone");
        return company;
    }

    private static void keys(Target target, Taking.Key key, List<Assigned> fields, TreeMap<String, String> problems) {
        if (target == Target.ORDERS || target == Target.POSTS) return;
        String number = target == Target.PEOPLE ? "customer" : target == Target.ACCOUNTS ? "account" : "deal";
        String other = target == Target.PEOPLE ? "email" : target == Target.ACCOUNTS ? "name" : "dealname";
        switch (key) {
            case USUAL -> {
                if (!mapped(fields, number) && !mapped(fields, other))
                    problems.put(number, "imports.problem.key." + target.code());
            }
            case NUMBER -> needed(number, fields, problems);
            case MAIL, NAME -> needed(other, fields, problems);
        }
    }

    /// A line of which only the name is known says nothing of money.
    private static void lines(List<Assigned> fields, TreeMap<String, String> problems) {
        boolean some = mapped(fields, OrderLines.TEXT.name()) || mapped(fields, OrderLines.SKU.name());
        if (some && !mapped(fields, OrderLines.PRICE.name()))
            problems.putIfAbsent(OrderLines.PRICE.name(), "imports.problem.line.price");
    }

    private static void needed(String field, List<Assigned> fields, TreeMap<String, String> problems) {
        if (!mapped(fields, field)) problems.put(field, "imports.problem.key.needed");
    }

    private static String lowered(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean mapped(List<Assigned> fields, String name) {
        return fields.stream().anyMatch(assigned -> assigned.field().name().equals(name) && assigned.index() >= 0);
    }

    private static String shortName(String file) {
        int dot = file.lastIndexOf('.');
        String name = dot > 0 ? file.substring(0, dot) : file;
        return name.length() <= 100 ? name : name.substring(0, 100);
    }
}
