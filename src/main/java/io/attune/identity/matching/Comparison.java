package io.attune.identity.matching;

import static io.attune.identity.matching.Agreement.CLOSE;
import static io.attune.identity.matching.Agreement.DIFFERENT;
import static io.attune.identity.matching.Agreement.FAINT;
import static io.attune.identity.matching.Agreement.MISSING;
import static io.attune.identity.matching.Agreement.SAME;
import static io.attune.identity.matching.Agreement.SIMILAR;
import static io.attune.identity.matching.Agreement.VARIANT;

import io.attune.platform.text.Distance;
import java.util.Arrays;
import java.util.function.Predicate;

/// How far two normalised values of a field agree. Symmetric; one instance per thread.
final class Comparison {
    private static final int NATIONAL = 8;

    private final Predicate<String> sharedDomain;
    private final Distance distance = new Distance();
    private final DateComparison dates = new DateComparison(distance);

    /// A shared domain is one where so many have a mailbox that it says nothing of whose it is.
    Comparison(Predicate<String> sharedDomain) {
        this.sharedDomain = sharedDomain;
    }

    Agreement compare(Field field, Value a, Value b) {
        if (a.text().equals(b.text())) return SAME;
        return switch (field.kind()) {
            case NAME -> name(a, b, field == Field.GIVEN);
            case TEXT -> text(a, b);
            case DATE -> dates.compare(a.text(), b.text());
            case CODE -> code(a.text(), b.text());
            case MAIL -> mail(a, b);
            case PHONE -> phone(a.text(), b.text());
            case POSTCODE -> postcode(a.text(), b.text());
            case ADDRESS -> address(a, b);
            case ORDER -> DIFFERENT;
        };
    }

    private Agreement name(Value left, Value right, boolean given) {
        String a = left.text();
        String b = right.text();
        if (given && Nicknames.same(a, b)) return VARIANT;
        if (a.length() == 1 || b.length() == 1) return a.charAt(0) == b.charAt(0) ? SIMILAR : DIFFERENT;
        boolean words = a.indexOf(' ') >= 0 || b.indexOf(' ') >= 0;
        if (words && (within(a, b) || within(b, a))) return VARIANT;
        return text(left, right);
    }

    private Agreement text(Value a, Value b) {
        if (a.alikeAtMost(b) < .8 && a.editsAtLeast(b) > 3) return DIFFERENT;
        String x = a.compact();
        String y = b.compact();
        if (x.equals(y)) return VARIANT;
        int longest = Math.max(x.length(), y.length());
        int edits = distance.damerau(x, y, 3);
        if (edits == 1 && longest >= 3) return CLOSE;
        double alike = distance.jaroWinkler(x, y);
        if ((edits == 2 && longest >= 6) || alike >= .94) return CLOSE;
        if ((edits == 2 && longest >= 4) || (edits == 3 && longest >= 8) || alike >= .88) return SIMILAR;
        return alike >= .8 ? FAINT : DIFFERENT;
    }

    private Agreement code(String a, String b) {
        int shortest = Math.min(a.length(), b.length());
        if (number(a).equals(number(b)) && !number(a).isEmpty()) return VARIANT;
        int edits = distance.damerau(a, b, 2);
        if (edits == 1) return shortest >= 3 ? CLOSE : SIMILAR;
        return edits == 2 && shortest >= 6 ? SIMILAR : DIFFERENT;
    }

    private static String number(String code) {
        int end = 0;
        while (end < code.length() && Character.isDigit(code.charAt(end))) end++;
        return code.substring(0, end);
    }

    private Agreement postcode(String a, String b) {
        int edits = distance.damerau(a, b, 2);
        if (edits == 1) return CLOSE;
        if (edits == 2 || sorted(a).equals(sorted(b))) return SIMILAR;
        return a.length() > 4 && b.length() > 4 && a.startsWith(b.substring(0, b.length() - 3)) ? FAINT : DIFFERENT;
    }

    /// Mailboxes are often named after their owners, so that like names make like mailboxes: where numbers tell
    /// them apart, or where everybody may have one, being alike says nothing.
    private Agreement mail(Value left, Value right) {
        String a = left.text();
        String b = right.text();
        int atA = a.lastIndexOf('@');
        int atB = b.lastIndexOf('@');
        int longest = Math.max(a.length(), b.length());
        int edits = left.editsAtLeast(right) > 4 ? 5 : distance.damerau(a, b, 4);
        boolean weak =
                sharedDomain.test(a.substring(atA + 1)) || sharedDomain.test(b.substring(atB + 1)) || !numbers(a, b);
        if (edits == 1 && longest >= 10) return weak ? MISSING : VARIANT;
        boolean sameLocal = atA > 0 && atA == atB && a.regionMatches(0, b, 0, atA);
        if (sameLocal) return atA >= 6 && hasDigit(a, atA) ? SIMILAR : MISSING;
        if (weak) return DIFFERENT;
        if (edits <= 2 && longest >= 14) return VARIANT;
        if (edits <= 4 && edits * 5 <= longest) return CLOSE;
        double alike = left.alikeAtMost(right) < .9 ? 0 : distance.jaroWinkler(a, b);
        if (alike >= .92) return SIMILAR;
        boolean sameDomain = atA > 0 && atB > 0 && a.substring(atA).equals(b.substring(atB));
        return sameDomain || alike >= .9 ? FAINT : DIFFERENT;
    }

    private static boolean hasDigit(String text, int end) {
        for (int i = 0; i < end; i++) if (Character.isDigit(text.charAt(i))) return true;
        return false;
    }

    /// Whether the same digits are in both, in whatever order, or one has none.
    private static boolean numbers(String a, String b) {
        if (!hasDigit(a, a.length()) || !hasDigit(b, b.length())) return true;
        int digits = 0;
        for (int i = 0; i < a.length(); i++)
            if (Character.isDigit(a.charAt(i))) digits += 1 << (3 * (a.charAt(i) - '0'));
        for (int i = 0; i < b.length(); i++)
            if (Character.isDigit(b.charAt(i))) digits -= 1 << (3 * (b.charAt(i) - '0'));
        return digits == 0;
    }

    private Agreement phone(String a, String b) {
        if (a.length() >= NATIONAL && b.length() >= NATIONAL && tail(a).equals(tail(b))) return VARIANT;
        int edits = distance.damerau(a, b, 2);
        if (Math.min(a.length(), b.length()) < 6) return DIFFERENT;
        return edits == 1 ? CLOSE : edits == 2 ? SIMILAR : DIFFERENT;
    }

    static String tail(String phone) {
        return phone.length() <= NATIONAL ? phone : phone.substring(phone.length() - NATIONAL);
    }

    private Agreement address(Value left, Value right) {
        String a = left.text();
        String b = right.text();
        String x = left.compact();
        String y = right.compact();
        if (x.equals(y)
                || (x.length() == y.length() && x.length() > 8 && sorted(x).equals(sorted(y)))) return VARIANT;
        int longest = Math.max(x.length(), y.length());
        int most = Math.min(longest / 3, 8);
        int edits = left.editsAtLeast(right) > most ? most + 1 : distance.damerau(x, y, most);
        if (edits <= Math.max(1, longest / 8)) return CLOSE;
        if (edits <= longest / 5) return SIMILAR;
        if (edits <= most || within(a, b) || within(b, a)) return FAINT;
        return DIFFERENT;
    }

    /// Whether all words of one are among those of the other.
    private static boolean within(String few, String many) {
        String padded = " " + many + " ";
        for (String word : few.split(" ")) if (word.length() < 2 || !padded.contains(" " + word + " ")) return false;
        return true;
    }

    private static String sorted(String text) {
        char[] chars = text.toCharArray();
        Arrays.sort(chars);
        return new String(chars);
    }
}
