package io.attune.platform.tabular;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Which numbers of a spreadsheet are days and times: only the look of their cells tells (ECMA-376, 18.8.30).
final class SheetStyles {
    private static final int DIGITS = 15;
    private static final long DAY_SECONDS = 86_400;
    private static final double LAST_DAY = 2_958_466;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final BitSet dates = new BitSet();
    private final boolean since1904;

    SheetStyles(Unpacked parts, String part, boolean since1904) throws IOException {
        this.since1904 = since1904;
        Set<Integer> own = new HashSet<>();
        parts.read(part, xml -> {
            boolean inCells = false;
            int style = 0;
            while (xml.hasNext()) {
                xml.next();
                if (xml.isEndElement() && xml.getLocalName().equals("cellXfs")) inCells = false;
                if (!xml.isStartElement()) continue;
                switch (xml.getLocalName()) {
                    case "numFmt" -> {
                        if (showsDate(String.valueOf(Unpacked.attribute(xml, "formatCode")))) own.add(format(xml));
                    }
                    case "cellXfs" -> inCells = true;
                    case "xf" -> {
                        if (inCells && (isDate(format(xml)) || own.contains(format(xml)))) dates.set(style);
                        if (inCells) style++;
                    }
                    default -> {}
                }
            }
        });
    }

    /// A number as text: a day, a moment, a time of day, or plain digits.
    String shown(String number, @Nullable String style) {
        double value;
        try {
            value = Double.parseDouble(number);
        } catch (NumberFormatException e) {
            return number;
        }
        if (!Double.isFinite(value)) return number;
        if (style != null && dates.get(index(style)) && value >= 0 && value < LAST_DAY) return moment(value);
        // As many digits as spreadsheets know: 0.1 + 0.2 is .3 in them.
        BigDecimal digits = new BigDecimal(number).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
        return digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
    }

    private String moment(double serial) {
        long day = (long) Math.floor(serial);
        long seconds = Math.round((serial - day) * DAY_SECONDS);
        if (seconds == DAY_SECONDS) {
            day++;
            seconds = 0;
        }
        LocalTime time = LocalTime.ofSecondOfDay(seconds);
        if (day == 0 && !since1904) return TIME.format(time);
        // 1900 is a leap year in spreadsheets, but in no calendar.
        LocalDate first = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, day < 60 ? 31 : 30);
        LocalDate date = first.plusDays(day);
        return seconds == 0 ? date.toString() : MOMENT.format(LocalDateTime.of(date, time));
    }

    private static int index(String style) {
        try {
            return Math.max(0, Integer.parseInt(style));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static int format(XMLStreamReader xml) {
        String id = Unpacked.attribute(xml, "numFmtId");
        return id == null ? 0 : index(id);
    }

    private static boolean isDate(int format) {
        return (format >= 14 && format <= 22)
                || (format >= 27 && format <= 36)
                || (format >= 45 && format <= 47)
                || (format >= 50 && format <= 58);
    }

    /// Letters of dates, outside of quotes, brackets and escapes.
    private static boolean showsDate(String code) {
        String bare = code.replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\[(?!h|m|s)[^\\]]*\\]", "")
                .replaceAll("[\\\\_*].", "");
        return bare.toLowerCase(Locale.ROOT).chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0);
    }
}
