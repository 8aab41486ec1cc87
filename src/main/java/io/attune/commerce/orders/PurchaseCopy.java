package io.attune.commerce.orders;

import io.attune.commerce.Purchase;
import io.attune.platform.security.WithoutViewer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/// Every purchase there is, as binary COPY sends it: rows of a cursor took four times as long. In the company's
/// currency; what has no rate is left out, and the settings say which currencies miss one.
///
/// Source: postgresql.org/docs/current/sql-copy.html, "Binary Format".
@WithoutViewer("everybody is scored; scores are shown by the rights on their people")
final class PurchaseCopy {
    /// A filter and no join, because it leaves the order of the index as it is.
    private static final String UNMERGED =
            "person_id not in (select unnest(array[id, merged_into]) from person where merged_into is not null)";
    private static final int SIGNATURE = 11;
    private static final int FIRST_DAY =
            Math.toIntExact(LocalDate.of(2000, 1, 1).toEpochDay());
    private static final int CHUNK = 1 << 16;
    private static final int NEGATIVE = 0x4000;
    // Before its number a row has a count and three lengths.
    private static final int ROW = 2 + 4 + 8 + 4 + 4 + 4;
    private static final int DIGITS = 10_000;

    private final InputStream in;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).limit(0);

    private PurchaseCopy(InputStream in) {
        this.in = in;
    }

    static void each(Connection connection, boolean unmerged, Consumer<Purchase> reader) throws SQLException {
        String statement = statement(unmerged ? UNMERGED : "true");
        try (var in = new PGCopyInputStream(connection.unwrap(PGConnection.class), statement)) {
            try {
                new PurchaseCopy(in).all(reader);
            } finally {
                // A reader who gives up must hear the rest as well: a cancel that comes too late for the copy would
                // end the statement after it.
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String statement(String whose) {
        return """
                copy (select person_id, ordered_on, kept
                        from (select person_id, ordered_on,
                                     case when currency = coalesce((select currency::text from company_settings), currency)
                                          then left_of
                                          else in_company_currency(left_of, currency, ordered_on)
                                     end as kept
                                from (select *, case when amount < 0 then amount
                                                     else greatest(amount - refunded, 0) end as left_of
                                        from customer_order
                                       where status not in ('cancelled', 'returned') and %s) o) o
                       where kept is not null
                       order by person_id, ordered_on)
                to stdout (format binary)
                """.formatted(whose);
    }

    private void all(Consumer<Purchase> reader) throws IOException {
        need(SIGNATURE + 8);
        buffer.position(SIGNATURE + 4);
        int extension = buffer.getInt();
        need(extension);
        buffer.position(buffer.position() + extension);
        need(2);
        while (buffer.getShort() >= 0) {
            need(ROW);
            buffer.getInt();
            long person = buffer.getLong();
            buffer.getInt();
            int day = buffer.getInt();
            need(buffer.getInt() + 2);
            reader.accept(new Purchase(person, LocalDate.ofEpochDay((long) FIRST_DAY + day), amount()));
        }
    }

    /// A numeric of at most four decimals: groups of four digits, the first of which is worth 10,000 to the `weight`.
    private long amount() {
        int groups = buffer.getShort();
        int weight = buffer.getShort();
        int sign = buffer.getShort();
        buffer.getShort();
        if (sign != 0 && sign != NEGATIVE) throw new IllegalStateException("an order's amount is no number");
        long units = 0;
        for (int i = 0; i < groups; i++) units = units * DIGITS + buffer.getShort();
        for (int i = groups - 1; groups > 0 && i <= weight; i++) units *= DIGITS;
        return sign == NEGATIVE ? -units : units;
    }

    /// Makes sure that so many bytes are there, of which the last may be missing at the very end.
    private void need(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) return;
        buffer.compact();
        while (buffer.position() < bytes) {
            int read = in.read(buffer.array(), buffer.position(), buffer.remaining());
            if (read < 0) break;
            buffer.position(buffer.position() + read);
        }
        buffer.flip();
    }
}
