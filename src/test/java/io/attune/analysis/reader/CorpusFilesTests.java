package io.attune.analysis.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// What the reader starts from: complete, well-formed, and each thing said once.
@ParameterizedClass
@ValueSource(strings = {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ar", "ja", "zh"})
record CorpusFilesTests(String language) {
    private static final Path FOLDER = Path.of("src/main/resources/reader");
    private static final Set<String> SENTIMENTS = Set.of("negative", "neutral", "positive");
    private static final Set<String> INTENTS =
            Set.of("complaint", "question", "praise", "idea", "purchase", "cancellation", "other");
    private static final Set<String> UNSPACED = Set.of("ja", "zh");
    private static final int LONGEST_PHRASE = 5;
    /// The reader shortens letters that stand three times in a row, so such a term would never be met.
    private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1\\1");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cs}\\ufeff\\u00ad\\ufffd]");

    private record Post(String sentiment, List<String> intents, String text) {}

    private record Entry(String kind, String term, double weight) {}

    @Test
    void everyPostHasASentimentIntentsAndACleanText() throws IOException {
        assertThat(posts()).allSatisfy(post -> {
            assertThat(SENTIMENTS).contains(post.sentiment());
            assertThat(INTENTS).containsAll(post.intents());
            assertThat(post.intents()).doesNotHaveDuplicates();
            assertClean(post.text());
        });
    }

    @Test
    void otherNeverStandsBesideAnotherIntent() throws IOException {
        assertThat(posts())
                .filteredOn(post -> post.intents().contains("other"))
                .allSatisfy(post -> assertThat(post.intents()).hasSize(1));
    }

    @Test
    void noPostIsSaidTwice() throws IOException {
        assertThat(posts())
                .extracting(post -> post.text().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
    }

    @Test
    void thereAreEnoughPostsOfEverySentimentAndIntent() throws IOException {
        List<Post> posts = posts();
        assertThat(posts).hasSizeGreaterThanOrEqualTo(language.equals("de") ? 150 : 80);
        assertThat(posts).filteredOn(post -> post.intents().size() > 1).hasSizeGreaterThanOrEqualTo(25);
        assertThat(INTENTS)
                .allSatisfy(intent -> assertThat(posts)
                        .filteredOn(post -> post.intents().contains(intent))
                        .hasSizeGreaterThanOrEqualTo(15)
                        .extracting(Post::sentiment)
                        .containsAll(SENTIMENTS));
    }

    @Test
    void theSentimentsAreInBalance() throws IOException {
        List<Post> posts = posts();
        assertThat(share("negative", posts)).isBetween(0.35, 0.45);
        assertThat(share("neutral", posts)).isBetween(0.30, 0.42);
        assertThat(share("positive", posts)).isBetween(0.20, 0.30);
    }

    @Test
    void everyPostStandsInTheOneBlockOfItsClass() throws IOException {
        var headings = new ArrayList<String>();
        String heading = "";
        for (String line : Files.readAllLines(file("corpus"))) {
            if (line.startsWith("# ")) {
                heading = line;
                headings.add(heading);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] row = line.split("\t", -1);
                assertThat(heading).isEqualTo("# " + row[0] + ": " + row[1].replace(",", ", "));
            }
        }
        assertThat(headings).doesNotHaveDuplicates();
    }

    @Test
    void everyTermHasAKindAndAWeightOfThatKind() throws IOException {
        assertThat(entries()).allSatisfy(entry -> {
            switch (entry.kind()) {
                case "polarity" ->
                    assertThat(Math.abs(entry.weight())).isGreaterThan(0).isLessThanOrEqualTo(4);
                case "negator" -> assertThat(entry.weight()).isEqualTo(-1);
                case "booster" ->
                    assertThat(Math.abs(entry.weight())).isGreaterThan(0).isLessThan(1);
                default -> throw new AssertionError("unknown kind " + entry.kind());
            }
        });
    }

    @Test
    void everyTermIsWrittenAsTheReaderMeetsIt() throws IOException {
        assertThat(entries()).extracting(Entry::term).doesNotHaveDuplicates().allSatisfy(term -> {
            assertClean(term);
            assertThat(term).isEqualTo(term.toLowerCase(Locale.ROOT));
            assertThat(term.split(" ")).hasSizeLessThanOrEqualTo(LONGEST_PHRASE);
            if (!UNSPACED.contains(language)) assertThat(term).doesNotContainPattern(STRETCHED);
        });
    }

    @Test
    void thereAreEnoughTermsOfEveryKind() throws IOException {
        List<Entry> entries = entries();
        assertThat(count(entries, "polarity", 1) + count(entries, "polarity", -1))
                .isGreaterThanOrEqualTo(250);
        assertThat(count(entries, "polarity", 1)).isGreaterThanOrEqualTo(100);
        assertThat(count(entries, "polarity", -1)).isGreaterThanOrEqualTo(100);
        assertThat(count(entries, "negator", -1)).isGreaterThanOrEqualTo(8);
        assertThat(count(entries, "booster", 1)).isGreaterThanOrEqualTo(8);
        assertThat(count(entries, "booster", -1)).isGreaterThanOrEqualTo(8);
    }

    private List<Post> posts() throws IOException {
        return rows("corpus").stream()
                .map(row -> new Post(row[0], List.of(row[1].split(",", -1)), row[2]))
                .toList();
    }

    private List<Entry> entries() throws IOException {
        return rows("lexicon").stream()
                .map(row -> new Entry(row[0], row[1], Double.parseDouble(row[2])))
                .toList();
    }

    private List<String[]> rows(String folder) throws IOException {
        var rows = new ArrayList<String[]>();
        for (String line : Files.readAllLines(file(folder))) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] row = line.split("\t", -1);
            assertThat(row).as(line).hasSize(3);
            rows.add(row);
        }
        return rows;
    }

    private Path file(String folder) {
        return FOLDER.resolve(folder).resolve(language + ".tsv");
    }

    private static void assertClean(String text) {
        assertThat(text).isNotBlank().isEqualTo(text.strip()).doesNotContainPattern(UNPRINTABLE);
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).as(text).isTrue();
    }

    private static long count(List<Entry> entries, String kind, int sign) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind) && Math.signum(entry.weight()) == sign)
                .count();
    }

    private static double share(String sentiment, List<Post> of) {
        return (double) of.stream()
                        .filter(post -> post.sentiment().equals(sentiment))
                        .count()
                / of.size();
    }
}
