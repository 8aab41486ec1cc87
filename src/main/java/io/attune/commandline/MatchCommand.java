package io.attune.commandline;

import io.attune.identity.matching.Entry;
import io.attune.identity.matching.Field;
import io.attune.identity.matching.Matches;
import io.attune.identity.matching.Matching;
import io.attune.identity.matching.People;
import io.attune.platform.tabular.CellException;
import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.DateFormat;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.TargetField;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "match",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Finds the records that are the same person, and prints who they are and what speaks for it.",
        footerHeading = "%nExample:%n",
        footer = {
            "  attune match --people people.csv --columns id=no,given=first,family=last,born=dob,mail=email",
            "  Fields are id, name, given, family, born, mail, phone, street, street2, house, city, postcode, region,",
            "  country, company, identifier; a column that is not named is not looked at.",
            "  A probability of 0.5 is worth a look; \"certain\" is beyond --certain, and nothing personal contradicts."
        })
final class MatchCommand implements Callable<Integer> {
    private static final TargetField<String> ID = TargetField.optional(
            "id", CellType.TEXT, "rec id", "record id", "unique id", "person id", "customer id", "contact id");
    private static final TargetField<String> NAME = TargetField.optional("name", CellType.TEXT);
    private static final Map<Field, TargetField<String>> FIELDS = fields();

    private final PrintWriter out;
    private final PrintWriter err;

    @Option(names = "--people", required = true, paramLabel = "FILE", description = "One record of a person per row.")
    private Path people = Path.of("");

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = "Another file with the same columns; then only pairs across the two files are looked for.")
    private @Nullable Path other;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "FIELD=COLUMN",
            description = "Which columns hold what; guessed from the header if not given.")
    private Map<String, String> columns = Map.of();

    @Option(names = "--review", paramLabel = "P", description = "Pairs from this probability on are printed; 0.5.")
    private double review = .5;

    @Option(names = "--certain", paramLabel = "P", description = "From this probability on nobody must look; 0.9999.")
    private double certain = .9999;

    @Option(
            names = "--region",
            paramLabel = "CODE",
            description = "The country of phone numbers without a country code, such as DE.")
    private @Nullable String region;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "json (pairs and clusters), csv (pairs) or clusters (members of clusters as CSV).")
    private String format = "json";

    @Mixin
    private TableOptions table = new TableOptions();

    MatchCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    private static Map<Field, TargetField<String>> fields() {
        var fields = new EnumMap<Field, TargetField<String>>(Field.class);
        for (Field field : Field.values())
            if (field != Field.ORDER)
                fields.put(field, TargetField.optional(field.code(), CellType.TEXT, synonyms(field)));
        return fields;
    }

    private static String[] synonyms(Field field) {
        return switch (field) {
            case GIVEN -> new String[] {"given name", "first name", "firstname", "forename", "vorname", "prenom"};
            case FAMILY -> new String[] {"family name", "last name", "lastname", "surname", "nachname", "familienname"};
            case BORN -> new String[] {"birthday", "dob", "date of birth", "birth date", "geburtstag", "geburtsdatum"};
            case MAIL -> new String[] {"email", "e mail", "email address", "mail address", "e mail adresse"};
            case PHONE -> new String[] {"phone number", "telephone", "tel", "mobile", "telefon", "telefonnummer"};
            case STREET -> new String[] {"address", "address 1", "address line 1", "strasse", "anschrift", "adresse"};
            case STREET2 -> new String[] {"address 2", "address line 2", "adresszusatz"};
            case HOUSE -> new String[] {"house number", "street number", "number", "hausnummer"};
            case REGION -> new String[] {"state", "province", "county", "bundesland"};
            case CITY, POSTCODE, COUNTRY, COMPANY, IDENTIFIER, ORDER -> new String[0];
        };
    }

    @Override
    public Integer call() throws IOException {
        MatchReport report = MatchReport.named(format, out);
        var matching = matching();
        if (region != null) region = region.toUpperCase(Locale.ROOT);
        var all = new People(region);
        long rows = read(people, all, 0);
        if (rows == 0) throw new Failure("there are no people in " + people.getFileName());
        if (other != null && read(other, all, 1) == 0)
            throw new Failure("there are no people in " + other.getFileName());
        Matches matches = matching.match(all);
        report.print(matches);
        if (out.checkError()) throw new Failure("nobody takes the output any more");
        return Terminal.DONE;
    }

    private Matching matching() {
        try {
            return new Matching(review, certain, step -> err.println("attune: " + step));
        } catch (IllegalArgumentException wrong) {
            throw new Failure("--review and --certain must be above 0 and below 1, and --certain not below --review, "
                    + "were %s and %s".formatted(review, certain));
        }
    }

    private long read(Path file, People all, int group) throws IOException {
        var wanted = new ArrayList<TargetField<?>>(List.of(ID, NAME));
        wanted.addAll(FIELDS.values());
        var lines = new HashMap<String, Long>();
        String prefix = other == null ? "" : (group == 0 ? "people:" : "with:");
        return table.read(file, new TableOptions.Wanted(wanted, columns, "--columns %s="), err, row -> {
            String id = row.get(ID);
            String key = id == null ? Long.toString(row.line()) : id;
            Long before = lines.put(key, row.line());
            if (before != null)
                throw new Failure("%s line %d: the id %s is also that of line %d"
                        .formatted(file.getFileName(), row.line(), key, before));
            all.add(entry(prefix + key, group, row));
        });
    }

    private Entry entry(String key, int group, Row.Parsed row) {
        var entry = new Entry(key, group);
        FIELDS.forEach((field, column) -> entry.with(field, field == Field.BORN ? born(row) : row.get(column)));
        if (row.get(column(Field.GIVEN)) == null && row.get(column(Field.FAMILY)) == null)
            entry.withName(row.get(NAME));
        return entry;
    }

    private static TargetField<String> column(Field field) {
        return Objects.requireNonNull(FIELDS.get(field));
    }

    /// A day that is in no calendar is compared as it is written: it may be a slip of the pen.
    private @Nullable String born(Row.Parsed row) {
        String cell = row.get(column(Field.BORN));
        if (cell == null || table.dateFormat().isEmpty()) return cell;
        try {
            return DateFormat.of(table.dateFormat()).date(cell).toString();
        } catch (CellException unreadable) {
            return cell;
        }
    }
}
