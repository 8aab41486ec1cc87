package io.attune.platform.tabular;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;

/// How amounts are written. Currency signs and codes around the number, and brackets or a minus for negatives, are read
/// in every format; separators are read strictly, so that `1,50` is never fifteen-hundred or one and a half by chance.
public enum NumberFormat {
    PLAIN("1234.56", '.', ""),
    COMMA_POINT("1,234.56", '.', ","),
    POINT_COMMA("1.234,56", ',', "."),
    BLANK_COMMA("1 234,56", ',', " \u00A0\u202F\u2009"),
    APOSTROPHE_POINT("1'234.56", '.', "'\u2019");

    private static final int LONGEST = 60;
    private static final int DIGITS_IN_LONG = 18;

    private final String example;
    private final char decimal;
    private final String grouping;

    NumberFormat(String example, char decimal, String grouping) {
        this.example = example;
        this.decimal = decimal;
        this.grouping = grouping;
    }

    /// The number 1234.56 in this format, by which people choose it.
    public String example() {
        return example;
    }

    /// The format with this example, `plain`, or plain for the empty text.
    public static NumberFormat of(String text) {
        String wanted = text.strip().replace('\u00A0', ' ').replace('’', '\'');
        if (wanted.isEmpty()) return PLAIN;
        for (NumberFormat format : values())
            if (format.example.equals(wanted) || format.name().equalsIgnoreCase(wanted)) return format;
        throw new IllegalArgumentException("the number format must be one of plain, "
                + String.join(
                        ", ", Arrays.stream(values()).map(NumberFormat::example).toList()) + "; was " + text);
    }

    public BigDecimal parse(String cell) {
        int from = 0;
        int to = cell.length();
        if (to > LONGEST) throw refused(cell);
        boolean negative = false;
        if (to > 1 && cell.charAt(0) == '(' && cell.charAt(to - 1) == ')') {
            negative = true;
            from++;
            to--;
        }
        while (from < to && !isDigit(cell.charAt(from)) && cell.charAt(from) != decimal) {
            char c = cell.charAt(from);
            if (isMinus(c)) {
                if (negative) throw refused(cell);
                negative = true;
            } else if (c != '+' && !aroundNumber(c)) throw refused(cell);
            from++;
        }
        while (to > from && !isDigit(cell.charAt(to - 1)) && cell.charAt(to - 1) != decimal) {
            char c = cell.charAt(to - 1);
            if (isMinus(c)) {
                if (negative) throw refused(cell);
                negative = true;
            } else if (!aroundNumber(c)) throw refused(cell);
            to--;
        }
        if (!codesAround(cell, from, to)) throw refused(cell);
        return number(cell, from, to, negative);
    }

    public Long parseInteger(String cell) {
        try {
            return parse(cell).longValueExact();
        } catch (ArithmeticException notWhole) {
            throw new CellException(Reason.NOT_AN_INTEGER, cell);
        }
    }

    /// The number as this format writes it; [#parse(String)] reads it back unchanged.
    public String print(BigDecimal number) {
        String digits = number.abs().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        var text = new StringBuilder(number.signum() < 0 ? "-" : "");
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && !grouping.isEmpty() && (whole.length() - i) % 3 == 0) text.append(grouping.charAt(0));
            text.append(whole.charAt(i));
        }
        if (point >= 0) text.append(decimal).append(digits, point + 1, digits.length());
        return text.toString();
    }

    private BigDecimal number(String cell, int from, int to, boolean negative) {
        long unscaled = 0;
        int digits = 0;
        int scale = -1;
        int group = 0;
        boolean grouped = false;
        for (int i = from; i < to; i++) {
            char c = cell.charAt(i);
            if (isDigit(c)) {
                unscaled = unscaled * 10 + (c - '0');
                digits++;
                group++;
                if (scale >= 0) scale++;
            } else if (c == decimal && scale < 0) {
                if (grouped && group != 3) throw refused(cell);
                scale = 0;
            } else if (scale < 0 && grouping.indexOf(c) >= 0) {
                boolean leads = grouped ? group == 3 : (group >= 1 && group <= 3 && cell.charAt(from) != '0');
                if (!leads) throw refused(cell);
                grouped = true;
                group = 0;
            } else throw refused(cell);
        }
        if (digits == 0 || (scale < 0 && grouped && group != 3)) throw refused(cell);
        int fraction = Math.max(scale, 0);
        if (digits <= DIGITS_IN_LONG) return BigDecimal.valueOf(negative ? -unscaled : unscaled, fraction);
        var big = new BigInteger(cell.substring(from, to).replaceAll("[^0-9]", ""));
        return new BigDecimal(negative ? big.negate() : big, fraction);
    }

    private CellException refused(String cell) {
        return new CellException(Reason.NOT_A_NUMBER, cell, example);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '\u2212';
    }

    private static boolean aroundNumber(char c) {
        return Character.isSpaceChar(c) || Character.getType(c) == Character.CURRENCY_SYMBOL || (c >= 'A' && c <= 'Z');
    }

    /// Letters beside a number are a three-letter currency code, once, before or behind it.
    private static boolean codesAround(String cell, int from, int to) {
        if (from == 0 && to == cell.length()) return true;
        String around = (cell.substring(0, from) + ' ' + cell.substring(to)).toUpperCase(Locale.ROOT);
        String letters = around.replaceAll("[^A-Z]", "");
        return letters.isEmpty() || (letters.length() == 3 && around.contains(letters));
    }
}
