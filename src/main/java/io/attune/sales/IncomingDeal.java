package io.attune.sales;

import io.attune.customers.FurtherFacts;
import io.attune.platform.tabular.RowRefused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A deal as a file names it. What is absent leaves as it is what we know.
///
/// `line` is the row's place in its file, ascending; `number` is the key under which another
/// program knows it. `pipeline`, `stage` and `lostReason` are names; `account` and each of `people`
/// a number, a name or, of people, a mail.
public record IncomingDeal(
        long line,
        @Nullable String number,
        @Nullable String name,
        @Nullable String pipeline,
        @Nullable String stage,
        @Nullable State state,
        @Nullable String lostReason,
        @Nullable BigDecimal amount,
        @Nullable Currency currency,
        @Nullable LocalDate closeOn,
        @Nullable Instant opened,
        @Nullable Instant ended,
        @Nullable String account,
        List<String> people,
        FurtherFacts further) {
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);
    private static final int LONGEST_NUMBER = 200;
    private static final int LONGEST_NAME = 300;

    public enum State {
        OPEN,
        WON,
        LOST
    }

    public IncomingDeal {
        if (number == null && name == null) throw new RowRefused("", "problem.deal.key");
        if (number != null && number.length() > LONGEST_NUMBER)
            throw new RowRefused("deal", "problem.longer", LONGEST_NUMBER);
        if (name != null && name.length() > LONGEST_NAME)
            throw new RowRefused("dealname", "problem.longer", LONGEST_NAME);
        if (amount != null) {
            if (amount.signum() < 0) throw new RowRefused("amount", "problem.deal.negative");
            if (amount.compareTo(TOO_MUCH) >= 0) throw new RowRefused("amount", "problem.order.amount");
            amount = amount.setScale(2, RoundingMode.HALF_UP);
        }
        if (closeOn != null && !believable(closeOn.getYear()))
            throw new RowRefused("closeon", "problem.order.year", Integer.toString(closeOn.getYear()));
        people = List.copyOf(people);
    }

    private static boolean believable(int year) {
        return year > 1900 && year < 2200;
    }
}
