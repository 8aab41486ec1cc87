package io.attune.imports.files;

import io.attune.platform.settings.Settings;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.RowRefused;
import io.attune.platform.tabular.Taking;
import io.attune.sales.DealIntake;
import io.attune.sales.IncomingDeal;
import io.attune.sales.IncomingDeal.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rows that are deals.
final class DealRows implements DeliveredRows {
    /// As HubSpot writes a contact: "Jane Doe (jane@example.com)".
    private static final Pattern WITH_MAIL = Pattern.compile(".*\\((\\S+@\\S+)\\)\\s*");

    private final Delivery<IncomingDeal> delivery;
    private final Further further;
    private final ZoneId zone;
    private final Taking.Key key;

    DealRows(DealIntake deals, Further further, Settings company, Taking taking, long run) {
        this.delivery = deals.begin(run, taking);
        this.further = further;
        this.zone = company.zone();
        this.key = taking.key();
    }

    @Override
    public Delivery<IncomingDeal> delivery() {
        return delivery;
    }

    @Override
    public List<Notice> notices() {
        return further.notices();
    }

    @Override
    public void take(Row.Parsed row) {
        if (key == Taking.Key.NUMBER) PeopleRows.require(row, DealFields.DEAL);
        if (key == Taking.Key.NAME) PeopleRows.require(row, DealFields.NAME);
        LocalDate closeOn = row.get(DealFields.CLOSE_ON);
        delivery.add(new IncomingDeal(
                row.line(),
                row.get(DealFields.DEAL),
                row.get(DealFields.NAME),
                row.get(DealFields.PIPELINE),
                row.get(DealFields.STAGE),
                state(row.get(DealFields.STATE)),
                row.get(DealFields.LOST_REASON),
                row.get(DealFields.AMOUNT),
                currency(row.get(DealFields.CURRENCY)),
                closeOn,
                row.get(DealFields.OPENED),
                ended(row.get(DealFields.ENDED), closeOn),
                first(row.get(DealFields.ACCOUNT)),
                people(row.get(DealFields.PERSON)),
                further.of(row, List.of(), Map.of())));
    }

    /// Programs that know no other day keep that on which a deal was closed as the expected one.
    private @Nullable Instant ended(@Nullable Instant said, @Nullable LocalDate closeOn) {
        if (said != null || closeOn == null) return said;
        return closeOn.atStartOfDay(zone).toInstant();
    }

    private static @Nullable State state(@Nullable String cell) {
        if (cell == null) return null;
        return switch (cell.strip().toLowerCase(Locale.ROOT)) {
            case "open", "new", "offen", "neu", "in progress" -> State.OPEN;
            case "won", "closed won", "gewonnen" -> State.WON;
            case "lost", "closed lost", "verloren" -> State.LOST;
            default -> throw new RowRefused("dealstate", "problem.deal.state", cell);
        };
    }

    private static @Nullable Currency currency(@Nullable String code) {
        if (code == null) return null;
        try {
            return Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new RowRefused("currency", "problem.order.currency.code", code);
        }
    }

    private static List<String> people(@Nullable String cell) {
        if (cell == null) return List.of();
        return Arrays.stream(cell.split(";", -1))
                .map(DealRows::meant)
                .filter(said -> !said.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable String first(@Nullable String cell) {
        if (cell == null) return null;
        String said = cell.split(";", 2)[0].strip();
        return said.isEmpty() ? null : PeopleRows.bare(said);
    }

    private static String meant(String said) {
        Matcher mail = WITH_MAIL.matcher(said);
        return mail.matches() ? mail.group(1) : PeopleRows.bare(said.strip());
    }
}
