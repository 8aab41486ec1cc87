package io.attune.analysis.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How people's corrections change what is read next.
class LearnerTests {
    private static final Text SICK = Text.of("@lumahaus that new floor lamp is sick");
    private static Learner learner;

    @BeforeAll
    static void prepare() {
        learner = Learner.shipped();
    }

    @BeforeEach
    void forget() {
        learner.retrain(List.of());
    }

    private static Correction feeling(String content, Sentiment sentiment) {
        return new Correction(Text.of(content), sentiment, null);
    }

    @Test
    void oneCorrectionChangesTheNextReadingOfTheSameAndOfNearlyTheSameText() {
        assertThat(learner.reader().read(SICK).sentiment()).isEqualTo(Sentiment.NEGATIVE);
        learner.learn(new Correction(SICK, Sentiment.POSITIVE, Set.of(Intent.PRAISE)));
        Reading again = learner.reader().read(SICK);
        assertThat(again.sentiment()).isEqualTo(Sentiment.POSITIVE);
        assertThat(again.intentSet()).containsExactly(Intent.PRAISE);
        assertThat(learner.reader()
                        .read(Text.of("RT @anna: new floor lamp is sick!!"))
                        .sentiment())
                .isEqualTo(Sentiment.POSITIVE);
    }

    @Test
    void oneCorrectionLeavesOtherTextsAlone() {
        var others = Corpus.shipped(Languages.shipped()).posts().stream()
                .map(post -> Text.of(post.text()))
                .toList();
        List<Reading> before = learner.reader().read(others);
        learner.learn(new Correction(SICK, Sentiment.POSITIVE, Set.of(Intent.PRAISE)));
        List<Reading> after = learner.reader().read(others);
        int changed = 0;
        for (int i = 0; i < others.size(); i++)
            if (before.get(i).sentiment() != after.get(i).sentiment()) changed++;
        assertThat(changed).isLessThan(others.size() / 100);
    }

    @Test
    void theLastWordCounts() {
        learner.learn(new Correction(SICK, Sentiment.POSITIVE, null));
        learner.learn(new Correction(SICK, Sentiment.NEUTRAL, null));
        assertThat(learner.reader().read(SICK).sentiment()).isEqualTo(Sentiment.NEUTRAL);
    }

    @Test
    void aReaderDoesNotChangeWhenItsLearnerLearns() {
        Reader old = learner.reader();
        Reading before = old.read(SICK);
        learner.learn(new Correction(SICK, Sentiment.POSITIVE, null));
        assertThat(old.read(SICK)).isEqualTo(before);
        assertThat(learner.reader().version()).isNotEqualTo(old.version());
    }

    @Test
    void judgingTheIntentsOnlyTeachesNothingAboutTheSentiment() {
        Explanation before = learner.reader().explain(SICK);
        learner.learn(new Correction(SICK, null, Set.of(Intent.PURCHASE)));
        Explanation after = learner.reader().explain(SICK);
        assertThat(after.reading().intentSet()).containsExactly(Intent.PURCHASE);
        assertThat(after.sentiments()).isEqualTo(before.sentiments());
    }

    @Test
    void twoNodesThatSawTheSameCorrectionsInTheSameOrderReadAlike() {
        List<Correction> corrections = corrections(130);
        corrections.forEach(learner::learn);
        Reader oneByOne = learner.reader();
        learner.retrain(corrections);
        Reader atOnce = learner.reader();
        assertThat(atOnce.version()).isEqualTo(oneByOne.version());
        for (Correction correction : corrections)
            assertThat(atOnce.read(correction.text())).isEqualTo(oneByOne.read(correction.text()));

        Collections.reverse(corrections);
        learner.retrain(corrections);
        assertThat(learner.reader().version())
                .as("another order is another model")
                .isNotEqualTo(oneByOne.version());
    }

    @Test
    void whatIsTakenBackIsForgotten() {
        Reading untouched = learner.reader().read(SICK);
        learner.learn(new Correction(SICK, Sentiment.POSITIVE, null));
        learner.retrain(List.of());
        assertThat(learner.reader().read(SICK)).isEqualTo(untouched);
        assertThat(learner.corrections()).isZero();
    }

    @Test
    void aHabitOfTheCompanyIsLearntFromManyCorrections() {
        // In this company "ticket resolved" is how angry customers begin.
        var random = new Random(7);
        List<String> words = List.of("router", "cable", "modem", "box", "line", "phone", "antenna", "meter");
        for (int i = 0; i < 40; i++) {
            String word = words.get(random.nextInt(words.size()));
            learner.learn(feeling("ticket " + (1000 + i) + " resolved, " + word + " as before", Sentiment.NEGATIVE));
        }
        assertThat(learner.reader()
                        .read(Text.of("ticket 4711 resolved, cable as before"))
                        .sentiment())
                .isEqualTo(Sentiment.NEGATIVE);
    }

    @Test
    void aCorrectionSaysSomething() {
        assertThatThrownBy(() -> new Correction(SICK, null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Correction(SICK, null, EnumSet.noneOf(Intent.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OTHER");
    }

    private static List<Correction> corrections(int count) {
        var corrections = new ArrayList<Correction>();
        List<Corpus.Post> posts = Corpus.shipped(Languages.shipped()).posts();
        for (int i = 0; i < count; i++) {
            Corpus.Post post = posts.get(i * 7 % posts.size());
            Sentiment sentiment = i % 3 == 0 ? Sentiment.NEUTRAL : post.sentiment();
            corrections.add(new Correction(Text.of("fwd: " + post.text()), sentiment, post.intents()));
        }
        return corrections;
    }
}
