package io.attune.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MatchingTests {
    @Test
    void theSamePersonIsFoundHoweverTheNameIsWritten() {
        Matches matches = match(
                grace("a").with(Field.MAIL, "Grace.Hopper+crm@GMAIL.com"),
                new Entry("b")
                        .withName("Hopper, Grace")
                        .with(Field.BORN, "09.12.1906")
                        .with(Field.MAIL, "gracehopper@gmail.com"),
                new Entry("c")
                        .withName("Dr. Grace Hopper")
                        .with(Field.BORN, "12/09/1906")
                        .with(Field.PHONE, "0171 2345678"),
                new Entry("d")
                        .withName("Hopper Grace")
                        .with(Field.PHONE, "+49 171 2345678")
                        .with(Field.BORN, "1906-12-09"),
                new Entry("e")
                        .withName("Alan Turing")
                        .with(Field.BORN, "1912-06-23")
                        .with(Field.MAIL, "alan@bletchley.example"));
        assertThat(matches.clusters()).hasSize(1);
        assertThat(matches.clusters().getFirst().members()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void whatIsMissingDoesNotSpeakAgainst() {
        Matches both = match(
                grace("a").with(Field.MAIL, "grace@navy.example"), grace("b").with(Field.MAIL, "grace@navy.example"));
        Matches oneWithout = match(
                grace("a").with(Field.MAIL, "grace@navy.example"),
                grace("b").with(Field.MAIL, "grace@navy.example").with(Field.CITY, "New York"));
        assertThat(bits(oneWithout)).isEqualTo(bits(both));
        assertThat(oneWithout.pairs().getFirst().evidence()).noneMatch(e -> e.field() == Field.CITY);
    }

    @Test
    void theEvidenceSaysWhatAgreesAndWhatItWeighs() {
        Pair pair = match(
                        grace("a").with(Field.MAIL, "grace@navy.example").with(Field.CITY, "Boston"),
                        grace("b").with(Field.MAIL, "grace@navy.example").with(Field.CITY, "Chicago"))
                .pairs()
                .getFirst();
        assertThat(pair.evidence())
                .extracting(Evidence::field)
                .contains(Field.MAIL, Field.GIVEN, Field.FAMILY, Field.BORN);
        Evidence mail = pair.evidence().getFirst();
        assertThat(mail.agreement()).isEqualTo(Agreement.SAME);
        assertThat(mail.bits()).isPositive();
        assertThat(pair.evidence())
                .filteredOn(e -> e.field() == Field.CITY)
                .allSatisfy(e -> assertThat(e.bits()).isNegative());
    }

    @Test
    void agreementOnARareNameWeighsMoreThanOnACommonOne() {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < 300; i++)
            entries.add(new Entry("x" + i)
                    .with(Field.FAMILY, i < 90 ? "Smith" : "Name" + "abcdefghij".charAt(i % 10) + i));
        entries.add(new Entry("s1")
                .with(Field.BORN, "1950-01-11")
                .with(Field.FAMILY, "Smith")
                .with(Field.MAIL, "s@one.example"));
        entries.add(new Entry("s2")
                .with(Field.BORN, "1950-01-11")
                .with(Field.FAMILY, "Smith")
                .with(Field.MAIL, "s@one.example"));
        entries.add(new Entry("z1")
                .with(Field.BORN, "1950-02-11")
                .with(Field.FAMILY, "Zuckmayer")
                .with(Field.MAIL, "z@two.example"));
        entries.add(new Entry("z2")
                .with(Field.BORN, "1950-02-11")
                .with(Field.FAMILY, "Zuckmayer")
                .with(Field.MAIL, "z@two.example"));
        Matches matches = match(entries);
        assertThat(weight(matches, "z1", Field.FAMILY)).isGreaterThan(weight(matches, "s1", Field.FAMILY) + 3);
    }

    @Test
    void aChainOverDifferentNumbersOfOnePersonIsRefused() {
        Matches matches = match(
                grace("a").with(Field.MAIL, "grace@navy.example").with(Field.IDENTIFIER, "L01X00T47"),
                grace("b").with(Field.MAIL, "grace@navy.example"),
                grace("c").with(Field.MAIL, "grace@navy.example").with(Field.IDENTIFIER, "C98Z44K12"));
        assertThat(matches.refused()).isPositive();
        assertThat(matches.clusters())
                .allSatisfy(cluster -> assertThat(cluster.members()).doesNotContainSequence("a", "c"))
                .hasSize(1);
        assertThat(matches.clusters().getFirst().members()).hasSize(2);
    }

    @Test
    void twinsAreNeverCertain() {
        Matches matches = match(
                home("a")
                        .with(Field.GIVEN, "Luise")
                        .with(Field.FAMILY, "Kästner")
                        .with(Field.BORN, "1991-05-05"),
                home("b")
                        .with(Field.GIVEN, "Charlotte")
                        .with(Field.FAMILY, "Kästner")
                        .with(Field.BORN, "1991-05-05"));
        assertThat(matches.pairs()).noneMatch(Pair::certain);
    }

    @Test
    void namesInOtherScriptsAndOfAnyLengthAreCompared() {
        String longest = "Maria Theresia ".repeat(20) + "von Habsburg";
        Matches matches = match(
                new Entry("zh1").withName("王小明").with(Field.PHONE, "+86 138 0013 8000"),
                new Entry("zh2").withName("王 小明").with(Field.PHONE, "+8613800138000"),
                new Entry("ar1").withName("مُحَمَّد الفارسي").with(Field.MAIL, "m@fars.example"),
                new Entry("ar2").withName("محمد الفارسى").with(Field.MAIL, "m@fars.example"),
                new Entry("l1").withName(longest).with(Field.BORN, "1717-05-13").with(Field.MAIL, "mt@wien.example"),
                new Entry("l2").withName(longest).with(Field.BORN, "1717-05-13").with(Field.MAIL, "mt@wien.example"),
                new Entry("one1").withName("Cher").with(Field.MAIL, "cher@music.example"),
                new Entry("one2").withName("Cher").with(Field.MAIL, "cher@music.example"),
                new Entry("none"));
        assertThat(matches.clusters())
                .extracting(Cluster::members)
                .contains(List.of("zh1", "zh2"), List.of("ar1", "ar2"), List.of("l1", "l2"), List.of("one1", "one2"));
    }

    @Test
    void acrossTwoFilesNobodyIsComparedWithThoseOfTheSameFile() {
        var people = new People(null);
        for (int group = 0; group < 2; group++)
            for (int i = 0; i < 2; i++) {
                var entry = new Entry(group + "-" + i, group);
                people.add(entry.withName("Grace Hopper")
                        .with(Field.BORN, "1906-12-09")
                        .with(Field.MAIL, "g@navy.example"));
            }
        assertThat(Matching.standard().match(people).pairs()).hasSize(4).allSatisfy(pair -> {
            assertThat(pair.left()).startsWith("0-");
            assertThat(pair.right()).startsWith("1-");
        });
    }

    /// Names, places and mailboxes that follow from the country and from one another are no proof.
    @Test
    void compatriotsOfTheSameNameAreNeverCertain() {
        var random = new SplittableRandom(5);
        var people = new People(null);
        for (String country : List.of("ES", "JP", "TR")) {
            String[] given = words(random, 20);
            String[] family = words(random, 20);
            String[] cities = words(random, 6);
            for (int i = 0; i < 400; i++) {
                String first = given[random.nextInt(given.length)];
                String last = family[random.nextInt(family.length)];
                people.add(new Entry(country + i)
                        .withName(first + " " + last)
                        .with(Field.MAIL, first + "." + last + random.nextInt(1_000) + "@box.example")
                        .with(Field.CITY, cities[random.nextInt(cities.length)])
                        .with(Field.COUNTRY, country));
            }
        }
        Matches matches = Matching.standard().match(people);
        assertThat(matches.pairs()).hasSizeLessThan(130).noneMatch(Pair::certain);
    }

    private static String[] words(SplittableRandom random, int many) {
        return IntStream.range(0, many)
                .mapToObj(_ -> random.ints(7, 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .toArray(String[]::new);
    }

    @Test
    void nobodyAndOneAloneMatchNobody() {
        assertThat(match().pairs()).isEmpty();
        assertThat(match(grace("a")).clusters()).isEmpty();
        assertThatThrownBy(() -> new Matching(.9, .5, _ -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 20)
    void theOrderOfRowsChangesNothing(@ForAll @IntRange(min = 1, max = 1_000) int seed) {
        Sets.Labelled crowd = Crowd.of(120, seed);
        List<Entry> shuffled = new ArrayList<>(crowd.entries());
        Collections.shuffle(shuffled, new Random(seed));
        Matches straight = match(crowd.entries());
        Matches mixed = match(shuffled);
        assertThat(mixed.pairs()).isEqualTo(straight.pairs());
        assertThat(mixed.clusters()).isEqualTo(straight.clusters());
    }

    @Property(tries = 200)
    void twoRecordsAgreeInBothDirectionsAlike(@ForAll @IntRange(min = 1, max = 1_000) int seed) {
        People.Ordered people = Crowd.of(40, seed).people().ordered();
        var weighing = new Weighing(people, Model.before(people.size()));
        for (int a = 0; a < people.size(); a++)
            for (int b = 0; b < a; b++) assertThat(weighing.weigh(a, b)).isEqualTo(weighing.weigh(b, a));
    }

    private static Entry grace(String key) {
        return new Entry(key)
                .with(Field.GIVEN, "Grace")
                .with(Field.FAMILY, "Hopper")
                .with(Field.BORN, "1906-12-09");
    }

    private static Entry home(String key) {
        return new Entry(key)
                .with(Field.STREET, "Mainzer Str. 12")
                .with(Field.POSTCODE, "10715")
                .with(Field.CITY, "Berlin")
                .with(Field.PHONE, "+49 30 1234567");
    }

    private static double bits(Matches matches) {
        return matches.pairs().getFirst().evidence().stream()
                .mapToDouble(Evidence::bits)
                .sum();
    }

    private static double weight(Matches matches, String left, Field field) {
        return matches.pairs().stream()
                .filter(pair -> pair.left().equals(left) || pair.right().equals(left))
                .flatMap(pair -> pair.evidence().stream())
                .filter(e -> e.field() == field)
                .findFirst()
                .orElseThrow()
                .bits();
    }

    private static Matches match(Entry... entries) {
        return match(List.of(entries));
    }

    private static Matches match(List<Entry> entries) {
        var people = new People("DE");
        entries.forEach(people::add);
        return Matching.standard().match(people);
    }
}
