package io.attune.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.text.Distance;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTests {
    @ParameterizedTest
    @CsvSource({
        "GIVEN, José, jose, SAME",
        "GIVEN, Bob, Robert, VARIANT",
        "GIVEN, Katja, Ekaterina, VARIANT",
        "GIVEN, J., Johann, SIMILAR",
        "GIVEN, Anna, Anna Maria, VARIANT",
        "GIVEN, Mikhayla, Mikhvyla, CLOSE",
        "GIVEN, Oliver, Rickett, DIFFERENT",
        "FAMILY, Müller, Mueller, VARIANT",
        "FAMILY, O’Brien, OBrien, SAME",
        "FAMILY, Conboy, Cnoboy, CLOSE",
        "BORN, 1971-06-24, 24.06.1971, SAME",
        "BORN, 1971-06-04, 1971-04-06, VARIANT",
        "BORN, 19231164, 19231114, CLOSE",
        "BORN, 1997-09-13, 1976-02-15, DIFFERENT",
        "MAIL, Ada+crm@GoogleMail.com, a.d.a@gmail.com, SAME",
        "MAIL, evied56@harris-bailey.net, evihd56@earris-bailey.net, VARIANT",
        "MAIL, thomas.mann240@gmx.de, thomas.mann288@gmx.de, DIFFERENT",
        "MAIL, grace.hopper@gmx.de, gracehopper@gmx.de, MISSING",
        "MAIL, grace.hopper@navy.example, grace.hopper@gmx.de, MISSING",
        "PHONE, 0171 2345678, +49 (171) 234-5678, SAME",
        "PHONE, 0171 2345678, 0171 2345679, CLOSE",
        "STREET, Hauptstr. 7, Hauptstraße 7, SAME",
        "STREET, 12 Main St., 12 Main Street, SAME",
        "STREET, pridhamstreet, pridham street, VARIANT",
        "STREET, nicklin cre scent, nicklin crescent, VARIANT",
        "STREET, rupp lace, rupp place, CLOSE",
        "POSTCODE, sw1a 1aa, SW1A1AA, SAME",
        "POSTCODE, 2526, 2256, CLOSE",
        "HOUSE, 007, 7, SAME",
        "HOUSE, 12a, 12, VARIANT",
        "CITY, Kingston-upon-Hull, kingston upon hull, SAME",
        "CITY, Liverpool, Lvpreool, SIMILAR",
    })
    void valuesAgreeAsFarAsPeopleMeanTheSame(Field field, String a, String b, Agreement expected) {
        Agreement agreement = compare(field, a, b);
        assertThat(agreement).isEqualTo(expected);
        assertThat(compare(field, b, a)).isEqualTo(expected);
    }

    @Property
    void whatCannotBeCloseIsNeverThrownAwayWrongly(
            @ForAll @AlphaChars @StringLength(min = 1, max = 12) String a,
            @ForAll @AlphaChars @StringLength(min = 1, max = 12) String b) {
        var x = new Value(Folding.fold(a));
        var y = new Value(Folding.fold(b));
        var distance = new Distance();
        assertThat(x.alikeAtMost(y)).isGreaterThanOrEqualTo(distance.jaroWinkler(x.compact(), y.compact()) - 1e-9);
        assertThat(x.editsAtLeast(y)).isLessThanOrEqualTo(distance.damerau(x.compact(), y.compact(), 20));
        assertThat(distance.damerau(a, b, 20)).isEqualTo(distance.damerau(b, a, 20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dr. Ludwig van Beethoven|ludwig|van beethoven",
                "Hopper, Grace|grace|hopper",
                "王小明|小明|王",
                "欧阳娜娜|娜娜|欧阳",
                "Cher|cher|",
                "Mr. Bean|bean|",
                "María del Carmen García|maria del carmen|garcia"
            })
    void namesAreCutWhereTheirLanguageCutsThem(String name, String given, String family) {
        assertThat(Names.split(name)).isEqualTo(new Names.Split(given, family));
    }

    private static Agreement compare(Field field, String a, String b) {
        return new Comparison(FreeMail::has)
                .compare(field, new Value(Normal.of(field, a, "DE")), new Value(Normal.of(field, b, "DE")));
    }
}
