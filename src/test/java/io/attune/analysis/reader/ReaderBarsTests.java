package io.attune.analysis.reader;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.attune.SharedData;
import io.attune.analysis.reader.Evaluation.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How well the reader does on posts of real people, none of which it has seen.
class ReaderBarsTests {
    private static Learner learner;

    private record Labelled(String text, Sentiment sentiment) {}

    @BeforeAll
    static void prepare() {
        learner = Learner.shipped();
    }

    @Test
    void beforeAnyCorrectionItReadsTweetsToAirlinesHonestly() throws IOException {
        learner.retrain(List.of());
        Evaluation evaluation = evaluate(airline());
        assertThat(evaluation.macroF1()).isGreaterThanOrEqualTo(0.66);
        assertThat(evaluation.calibrationError()).isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void after2000CorrectionsItReadsTheRestBetter(long seed) throws IOException {
        List<Labelled> all = airline();
        Collections.shuffle(all, new Random(seed));
        learner.retrain(all.subList(0, 2_000).stream()
                .map(one -> new Correction(Text.of(one.text()), one.sentiment(), null))
                .toList());
        Evaluation evaluation = evaluate(all.subList(2_000, all.size()));
        assertThat(evaluation.macroF1()).isGreaterThanOrEqualTo(0.72);
        assertThat(evaluation.calibrationError()).isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @CsvSource({
        "english, .55",
        "german, .58",
        "french, .48",
        "spanish, .51",
        "italian, .52",
        "portuguese, .52",
        "arabic, .44"
    })
    void beforeAnyCorrectionItReadsTweetsOfSevenLanguages(String language, double macroF1) throws IOException {
        learner.retrain(List.of());
        assertThat(evaluate(tweets(language)).macroF1()).isGreaterThanOrEqualTo(macroF1);
    }

    @ParameterizedTest
    @CsvSource({
        "english, en, .99",
        "french, fr, .98",
        "spanish, es, .97",
        "italian, it, .95",
        "portuguese, pt, .96",
        // Many replies in the German set are in English.
        "german, de, .87",
        "arabic, ar, .99"
    })
    void itTellsTheLanguageOfTweets(String file, String code, double share) throws IOException {
        List<Labelled> tweets = tweets(file);
        long right = read(tweets).stream()
                .filter(reading -> reading.language().code().equals(code))
                .count();
        assertThat((double) right / tweets.size()).isGreaterThanOrEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "ar", "ja", "zh"})
    void itTellsTheLanguageOfSentences(String code) throws IOException {
        List<String> sentences = Files.readAllLines(SharedData.file("language/" + code + ".txt"));
        Reader reader = learner.reader();
        long right = sentences.stream()
                .filter(line -> reader.read(Text.of(line)).language().code().equals(code))
                .count();
        assertThat((double) right / sentences.size()).isGreaterThanOrEqualTo(0.97);
    }

    private static Evaluation evaluate(List<Labelled> labelled) {
        List<Reading> readings = read(labelled);
        var judged = new ArrayList<Judged<Sentiment>>();
        for (int i = 0; i < labelled.size(); i++) {
            Reading reading = readings.get(i);
            judged.add(new Judged<>(labelled.get(i).sentiment(), reading.sentiment(), reading.sentimentConfidence()));
        }
        return Evaluation.ofSentiments(judged);
    }

    private static List<Reading> read(List<Labelled> labelled) {
        return learner.reader()
                .read(labelled.stream().map(one -> Text.of(one.text())).toList());
    }

    private static List<Labelled> airline() throws IOException {
        var posts = new ArrayList<Labelled>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(SharedData.file("posts/airline.csv"))) {
            for (NamedCsvRecord row : rows)
                posts.add(new Labelled(row.getField("text"), Sentiment.of(row.getField("airline_sentiment"))));
        }
        return posts;
    }

    private static List<Labelled> tweets(String language) throws IOException {
        var tweets = new ArrayList<Labelled>();
        for (String part : List.of("train", "val")) {
            var file = SharedData.file("posts/multilingual/" + language + "-" + part + ".tsv");
            for (String line : Files.readAllLines(file)) {
                String[] cells = line.split("\t", 2);
                tweets.add(new Labelled(cells[1], Sentiment.of(cells[0])));
            }
        }
        return tweets;
    }
}
